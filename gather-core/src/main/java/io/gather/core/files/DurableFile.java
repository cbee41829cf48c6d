package io.gather.core.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Files for their owner alone that are there whole or not at all, whatever ends the process or the machine: a file is written under
 * another name, forced to the disk, renamed, and the name is forced too. Whoever writes at the same time does not disturb that; the last
 * one counts. Safe for several threads.
 */
public final class DurableFile {
    private static final String PARTIAL = ".partial";

    private DurableFile() {}

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {
        /** @param out may be closed; need not be */
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /** Replaces what has the name, by way of a file beside it. */
    public static void write(Path target, String text) throws IOException {
        write(target, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #write(Path, String)}. */
    public static void write(Path target, byte[] bytes) throws IOException {
        try {
            write(parent(target), target, out -> out.write(bytes));
        } catch (InterruptedException e) {
            throw new AssertionError("bytes are not waited for", e);
        }
    }

    /**
     * Replaces what has the name.
     *
     * @param growing a folder of the same file system; it is made where it is not there
     */
    public static void write(Path growing, Path target, Content content) throws IOException, InterruptedException {
        Path grown = grow(growing, content);
        try {
            makeFolder(parent(target));
            place(grown, target);
        } finally {
            Files.deleteIfExists(grown);
        }
    }

    /**
     * The first half of {@link #write}, for whoever must do something else before the second.
     *
     * @return a file that is forced to the disk; it has no name that anybody looks for
     */
    public static Path grow(Path growing, Content content) throws IOException, InterruptedException {
        Files.createDirectories(growing);
        Path grown = growing.resolve(UUID.randomUUID() + PARTIAL);
        boolean done = false;
        try (FileChannel channel = OutputFile.create(grown);
                OutputStream out = new Unclosed(Channels.newOutputStream(channel))) {
            content.write(out);
            out.flush();
            channel.force(true);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(grown);
            }
        }
        return grown;
    }

    /** The second half: gives it its name, over what has it. */
    public static void place(Path grown, Path target) throws IOException {
        Files.move(grown, target, StandardCopyOption.ATOMIC_MOVE);
        force(parent(target));
    }

    /** What processes that died were writing in a folder. */
    public static void removeLeftovers(Path growing, Instant before) throws IOException {
        if (!Files.isDirectory(growing, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(growing)) {
            for (Path file : files) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && changed(file).isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Instant changed(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (NoSuchFileException gone) {
            return Instant.MAX;
        }
    }

    /** With its parents; each of their names is forced to the disk. */
    public static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = parent(folder);
            makeFolder(parent);
            Files.createDirectories(folder);
            force(parent);
        }
    }

    /** Sees that names in a folder outlive a power cut. */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.toAbsolutePath().getParent());
    }

    /** A writer of compressed files closes what it writes to; it must be forced first. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
