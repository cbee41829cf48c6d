package io.gather.incident.stream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import io.gather.incident.flog.FlogWriter;
import io.gather.incident.gatherer.EventSink;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * All events of all nodes, in files as {@code flogtool}'s log gatherer has them: one that grows, {@code from-BEGIN---to-present.flog}, and
 * those before it, {@code from-BEGIN---to-END.flog}. An event is in the file when its node is answered. Safe for several threads.
 */
public final class EventFiles implements EventSink, AutoCloseable {
    private static final String PRESENT = "---to-present.flog";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd--HH-mm-ss'Z'", Locale.ROOT);

    private final Path folder;
    private final FileRotation rotation;
    private final Clock clock;
    private final Consumer<String> notices;
    private final List<Thread> compressing = new ArrayList<>();
    private Instant began;
    private Path file;
    private FlogWriter writer;
    private boolean failing;

    private EventFiles(Path folder, FileRotation rotation, Clock clock, Consumer<String> notices) throws IOException {
        this.folder = folder;
        this.rotation = rotation;
        this.clock = clock;
        this.notices = notices;
        this.began = free(clock.instant());
        this.file = present(began);
        this.writer = begin();
    }

    /**
     * When a file ends.
     *
     * @param every how long one grows; zero: for as long as the process lives
     * @param compressed whether what has ended is compressed
     */
    public record FileRotation(Duration every, boolean compressed) {}

    /** Begins a file. One that a process left behind without an end gets the time of its last event for that. */
    public static EventFiles open(Path folder, FileRotation rotation, Clock clock, Consumer<String> notices)
            throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "from-*" + PRESENT)) {
            for (Path each : left) {
                end(each, Files.getLastModifiedTime(each).toInstant());
            }
        }
        return new EventFiles(folder, rotation, clock, notices);
    }

    /** A second in which no other file has begun. */
    private Instant free(Instant from) throws IOException {
        Instant begin = from;
        while (isTaken(begin)) {
            begin = begin.plusSeconds(1);
        }
        return begin;
    }

    private boolean isTaken(Instant begin) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "from-" + show(begin) + "---to-*")) {
            return files.iterator().hasNext();
        }
    }

    private Path present(Instant begin) {
        return folder.resolve("from-" + show(begin) + PRESENT);
    }

    private static String show(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private FlogWriter begin() throws IOException {
        OutputStream out = Channels.newOutputStream(Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
        FlogWriter begun = new FlogWriter(out, false);
        begun.header(Dict.EMPTY.with("type", LogValue.of("gatherer")).with("start", LogValue.of(seconds(began))));
        begun.flush();
        return begun;
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    @Override
    public synchronized void event(TubId tub, Dict event) {
        try {
            writer.event(event, tub.text(), seconds(clock.instant()));
            writer.flush();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                notices.accept("events are lost: " + file + " cannot be written: " + e.getMessage());
            }
            failing = true;
        }
    }

    /** To be called now and then. */
    public synchronized void rotateIfDue() {
        Instant now = clock.instant();
        if (rotation.every().isZero() || now.isBefore(began.plus(rotation.every()))) {
            return;
        }
        try {
            writer.close();
            Path ended = end(file, now);
            began = free(now);
            file = present(began);
            writer = begin();
            if (rotation.compressed()) {
                compress(ended);
            }
        } catch (IOException e) {
            notices.accept("the file of events cannot be rotated: " + e.getMessage());
        }
    }

    private static Path end(Path file, Instant end) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path ended = file.resolveSibling(
                name.substring(0, name.length() - PRESENT.length()) + "---to-" + show(end) + ".flog");
        return Files.move(file, ended, StandardCopyOption.ATOMIC_MOVE);
    }

    private void compress(Path ended) {
        compressing.removeIf(it -> !it.isAlive());
        compressing.add(Thread.ofPlatform().daemon().name("incident-compress").start(() -> {
            try {
                compressed(ended);
            } catch (IOException | UncheckedIOException e) {
                notices.accept(ended + " stays as it is, and is not compressed: " + e.getMessage());
            }
        }));
    }

    private static void compressed(Path ended) throws IOException {
        Path partial = ended.resolveSibling(ended.getFileName() + ".bz2.tmp");
        Files.deleteIfExists(partial);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(ended));
                OutputStream out = new BZip2CompressorOutputStream(Channels.newOutputStream(
                        Files.newByteChannel(partial, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                PosixFilePermissions
                                        .asFileAttribute(PosixFilePermissions.fromString("rw-------")))))) {
            in.transferTo(out);
        }
        Files.move(partial, ended.resolveSibling(ended.getFileName() + ".bz2"), StandardCopyOption.ATOMIC_MOVE);
        Files.delete(ended);
    }

    /** Ends the file. What is being compressed is waited for some seconds; what is not done by then stays as it was. */
    @Override
    public void close() {
        List<Thread> left;
        synchronized (this) {
            left = List.copyOf(compressing);
            try {
                writer.close();
                Path ignored = end(file, clock.instant());
            } catch (IOException e) {
                notices.accept(file + " cannot be closed: " + e.getMessage());
            }
        }
        for (Thread each : left) {
            try {
                boolean ignored = each.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
