package io.gather.incident.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.gather.core.files.DurableFile;

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

    /** Another one after each change; empty when there is none. */
    String version() throws IOException {
        return FileVersion.of(file);
    }

    boolean isThere() {
        return Files.isRegularFile(file);
    }

    /** Lines that are none, and one whose end is missing, are passed over. */
    void read(Consumer<IncidentEntry> each) throws IOException {
        scan(line -> line.entry().ifPresent(each));
    }

    /** Lines that may be entries, until they have been looked at. */
    void scan(Consumer<IndexLine> each) throws IOException {
        try (IndexScan scan = new IndexScan(file, 0)) {
            while (scan.next()) {
                each.accept(scan.line());
            }
        } catch (NoSuchFileException gone) {
            // Nothing was stored yet, or somebody wants it made anew.
        }
    }

    /** On the disk when it returns. */
    void add(List<IncidentEntry> entries) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        boolean there = isThere();
        try (FileChannel channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            LineEnd.append(channel, entries.stream().map(IndexLine::write).collect(Collectors.joining("\n")));
            channel.force(false);
        }
        if (!there) {
            DurableFile.force(folder);
        }
    }

    /** @param change what becomes of each; empty: it goes */
    void rewrite(Function<IncidentEntry, Optional<IncidentEntry>> change) throws IOException, InterruptedException {
        DurableFile.write(growing, file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            try {
                read(entry -> change.apply(entry).ifPresent(changed -> line(writer, changed)));
            } catch (UncheckedIOException e) {
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
            throw new UncheckedIOException(e);
        }
    }
}
