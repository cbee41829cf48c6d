package io.gather.incident.flog;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

import io.gather.core.error.GatherException;
import io.gather.core.files.GivenFile;
import io.gather.incident.error.IncidentError;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of logs line by line, whoever wrote it, as far as it can be read: what is damaged is told and passed over. Holds a line
 * at a time.
 */
public final class FlogReader implements Closeable {
    static final byte[] MAGIC = "# foolscap flogfile v1\n".getBytes(StandardCharsets.US_ASCII);
    static final int LONGEST_LINE = 8 << 20;
    /** No log is so large; what is, was made to fill disks. */
    private static final long MOST = 1L << 30;

    private final InputStream in;
    private long read;
    private long line = 1;
    private boolean ended;

    private FlogReader(InputStream in) {
        this.in = in;
    }

    /**
     * Whether it is compressed its name tells, as for {@code flogtool}.
     *
     * @throws GatherException when it is no file of logs
     */
    public static FlogReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(new GivenFile(file).open()), 1 << 16);
        try {
            return open(in, isCompressed(file), file.toString());
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    static FlogReader open(InputStream in, boolean compressed, String where) throws IOException {
        byte[] start;
        InputStream content = in;
        try {
            content = compressed ? new BufferedInputStream(new BZip2CompressorInputStream(in, true), 1 << 16) : in;
            start = content.readNBytes(MAGIC.length);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw unfit("is empty, cut off, or not compressed with bzip2 as its name says", where, e);
        }
        if (!Arrays.equals(start, MAGIC)) {
            throw unfit(kind(new String(start, StandardCharsets.ISO_8859_1)), where, null);
        }
        return new FlogReader(content);
    }

    public static boolean isCompressed(Path file) {
        return file.toString().endsWith(".bz2");
    }

    private static String kind(String start) {
        if (start.startsWith("(dp0")) {
            return "is a log of Foolscap before 0.13, a Python pickle: reading one would run whatever it says";
        }
        if (start.startsWith("pb:")) {
            return "holds a FURL, no log";
        }
        if (start.startsWith("BZh")) {
            return "is compressed with bzip2, and its name does not end in .bz2";
        }
        return start.isEmpty() ? "is empty" : "is no log of Foolscap";
    }

    private static GatherException unfit(String what, String where, @Nullable Throwable cause) {
        return new GatherException(IncidentError.NO_LOG, what, where,
                "name a file that ends in .flog or .flog.bz2, as nodes keep them in logs/incidents", cause);
    }

    /** @return null at the end */
    public @Nullable FlogLine next() throws IOException {
        while (!ended) {
            byte[] bytes;
            line++;
            try {
                bytes = nextLine();
            } catch (Unreadable e) {
                return new FlogLine.Damaged(line, String.valueOf(e.getMessage()));
            }
            if (bytes.length > 0) {
                return parsed(bytes);
            }
        }
        return null;
    }

    private FlogLine parsed(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        // A gatherer that began twice within a second wrote it twice.
        if (text.equals("# foolscap flogfile v1")) {
            return new FlogLine.Other(new LogValue.Text(text));
        }
        try {
            return FlogLine.of(JsonLine.read(text));
        } catch (IOException e) {
            return new FlogLine.Damaged(line, ended ? "the file is cut off here" : String.valueOf(e.getMessage()));
        }
    }

    /** Why a line is not there. */
    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private byte[] nextLine() throws IOException, Unreadable {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        boolean tooLong = false;
        while (true) {
            int c = nextByte();
            if (c < 0) {
                ended = true;
            }
            if (c < 0 || c == '\n') {
                if (tooLong) {
                    throw new Unreadable("a line of more than 8 MB", null);
                }
                return bytes.toByteArray();
            }
            if (bytes.size() < LONGEST_LINE) {
                bytes.write(c);
            } else {
                tooLong = true;
                bytes.reset();
                skipLine();
                throw new Unreadable("a line of more than 8 MB", null);
            }
        }
    }

    private void skipLine() throws IOException, Unreadable {
        int c = nextByte();
        while (c >= 0 && c != '\n') {
            c = nextByte();
        }
        ended = c < 0;
    }

    private int nextByte() throws IOException, Unreadable {
        if (++read > MOST) {
            ended = true;
            throw new Unreadable("the rest, beyond 1 GB, is not read", null);
        }
        try {
            return in.read();
        } catch (IOException | IndexOutOfBoundsException e) {
            if (e instanceof ClosedByInterruptException interrupted) {
                throw interrupted;
            }
            ended = true;
            throw new Unreadable("the file is cut off or damaged here", e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
