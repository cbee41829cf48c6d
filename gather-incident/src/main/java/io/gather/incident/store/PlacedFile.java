package io.gather.incident.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.core.files.OutputFile;

/** Files that are there whole or not at all, whatever ends the process or the machine. */
final class PlacedFile {
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final AtomicLong NUMBER = new AtomicLong();

    private PlacedFile() {}

    /** What a file is to hold. */
    interface Content {
        /** @param out may be closed */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Replaces what has the name.
     *
     * @param growing a folder of the same file system, which nobody looks for files in
     */
    static void write(Path growing, Path target, Content content) throws IOException {
        Files.createDirectories(growing);
        Path folder = parent(target);
        makeFolder(folder);
        Path grown = growing.resolve(ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet());
        Files.deleteIfExists(grown);
        try {
            try (FileChannel channel = OutputFile.create(grown);
                    OutputStream out = new Unclosed(Channels.newOutputStream(channel))) {
                content.write(out);
                channel.force(true);
            }
            Files.move(grown, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(grown);
            throw e;
        }
        force(folder);
    }

    /** Of processes that were killed. What grows is younger: each write makes it so. */
    static void removeLeftovers(Path growing, Instant now) throws IOException {
        if (!Files.isDirectory(growing)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(growing)) {
            for (Path each : all) {
                if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)
                        && Files.getLastModifiedTime(each).toInstant().isBefore(now.minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /** With its parents, each of them written down. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            force(parent(folder.toAbsolutePath()));
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent());
    }

    /** Sees that names in a folder outlive a power cut. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A writer of compressed files closes what it writes to; it must be forced first. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
