package io.gather.incident.store;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A line an incident, in the order in which they were stored. It only grows, or is replaced as a whole: whoever reads it sees no half of a
 * change, and needs no lock. What is lost with it can be made again from the files.
 */
final class IncidentIndex {
    private final Path growing;
    private final Path file;

    IncidentIndex(StorePlaces places) {
        this.growing = places.growing();
        this.file = places.index();
    }

    boolean isThere() {
        return Files.isRegularFile(file);
    }

    /** Lines that are none, and one whose end is missing, are passed over. */
    void read(Consumer<IncidentEntry> each) throws IOException {
        if (!isThere()) {
            return;
        }
        try (BufferedReader lines = new BufferedReader(Channels.newReader(FileChannel.open(file),
                StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                IndexLine.read(line).ifPresent(each);
            }
        } catch (NoSuchFileException gone) {
            // Nothing was stored yet, or somebody wants it made anew.
        }
    }

    void add(IncidentEntry entry) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            long end = channel.size();
            // A line that a killed process began stays alone.
            String begin = end > 0 && !endsInLineFeed(channel, end) ? "\n" : "";
            ByteBuffer bytes = ByteBuffer.wrap((begin + IndexLine.write(entry) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes, end + bytes.position());
                }
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        }
    }

    private static boolean endsInLineFeed(FileChannel channel, long end) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, end - 1) == 1 && last.get(0) == '\n';
    }

    /** @param change what becomes of each; empty: it goes */
    void rewrite(Function<IncidentEntry, Optional<IncidentEntry>> change) throws IOException {
        PlacedFile.write(growing, file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            try {
                read(entry -> change.apply(entry).ifPresent(changed -> line(writer, changed)));
            } catch (java.io.UncheckedIOException e) {
                throw e.getCause();
            }
            writer.flush();
        });
    }

    private static void line(Writer writer, IncidentEntry entry) {
        try {
            writer.write(IndexLine.write(entry));
            writer.write('\n');
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
