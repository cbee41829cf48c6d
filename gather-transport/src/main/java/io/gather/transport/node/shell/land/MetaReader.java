package io.gather.transport.node.shell.land;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.MemberSequence;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Cut;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;
import org.jspecify.annotations.Nullable;

/** Reads the lines that describe a unit's data; a minion compresses them when they are many. */
final class MetaReader implements Closeable {
    private static final int LINE = 32 << 10;
    private static final int PIECES = 1 << 20;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final InputStream in;
    private final MemberReader members;

    MetaReader(LandingBuffer landing, long length) throws IOException {
        this.members = new MemberReader(landing, length);
        ByteBuffer magic = ByteBuffer.allocate(2);
        landing.read(magic, 0);
        if (length > 2 && magic.getShort(0) == 0x1f8b) {
            members.open(0);
            this.in = new BufferedInputStream(new MemberSequence(members, length));
        } else {
            this.in = new BufferedInputStream(new Part(landing, length));
        }
    }

    /** The words of the next line, the last of which may hold blanks; null when there is none. */
    @Nullable
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            line.write(b);
            if (line.size() > LINE) {
                throw new GarbledException("describes its data in a line without end");
            }
        }
        if (line.size() > 0) {
            throw new GarbledException("describes its data in part only");
        }
        return null;
    }

    /** The lines of one content. */
    Claim claim() throws IOException {
        List<MemberPiece> pieces = new ArrayList<>();
        String whole = null;
        String head = null;
        boolean ended = false;
        boolean clean = false;
        for (String line = line(); line != null; line = line()) {
            String[] words = line.split(" ", -1);
            if (words.length == 4 && words[0].equals("g")) {
                pieces.add(new MemberPiece(false, unless("-", words[1]), unless("-", words[2]), sha256(words[3])));
            } else if (words.length == 2 && words[0].equals("r")) {
                pieces.add(new MemberPiece(true, ShellNumbers.size(words[1]), -1, null));
            } else if (words.length == 2 && words[0].equals("w")) {
                whole = sha256(words[1]);
            } else if (words.length == 2 && words[0].equals("h")) {
                head = words[1].equals("-") ? "" : sha256(words[1]);
            } else if (line.equals("b")) {
                ended = true;
            } else if (line.equals("c")) {
                clean = true;
            } else if (words.length == 3 && words[0].equals("e")) {
                return new Claim(pieces, whole, ShellNumbers.size(words[1]), Cut.parse(words[2]), head,
                        ended, clean);
            } else {
                throw new GarbledException("describes its data in words that its script does not know");
            }
            if (pieces.size() > PIECES) {
                throw new GarbledException("has too many pieces");
            }
        }
        throw new GarbledException("does not describe all its data");
    }

    private static long unless(String unknown, String number) throws GarbledException {
        return number.equals(unknown) ? -1 : ShellNumbers.size(number);
    }

    private static @Nullable String sha256(String text) throws GarbledException {
        if (text.equals("-")) {
            return null;
        }
        if (!SHA256.matcher(text).matches()) {
            throw new GarbledException("has a digest that is none");
        }
        return text;
    }

    @Override
    public void close() {
        members.close();
    }

    /** The begin of a landing. */
    private static final class Part extends InputStream {
        private final LandingBuffer landing;
        private final long end;
        private long at;

        Part(LandingBuffer landing, long end) {
            this.landing = landing;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int most = (int) Math.min(length, end - at);
            int count = most == 0 ? -1 : landing.read(ByteBuffer.wrap(bytes, from, most), at);
            at += Math.max(0, count);
            return count;
        }
    }
}
