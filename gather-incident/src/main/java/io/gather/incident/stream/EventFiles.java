package io.gather.incident.stream;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import io.gather.core.files.DurableFile;
import io.gather.core.files.OutputFile;
import io.gather.core.units.ByteSize;
import io.gather.incident.flog.EventJson;
import io.gather.incident.flog.FlogWriter;
import io.gather.incident.gatherer.EventSink;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/**
 * All events of all nodes, in files as {@code flogtool}'s log gatherer has them: one that grows, {@code from-BEGIN---to-present.flog}, and
 * those before it, {@code from-BEGIN---to-END.flog}. An event is in the file when its node is answered, or a notice says that events are lost.
 * Safe for several threads.
 */
public final class EventFiles implements EventSink, AutoCloseable {
    static final String PRESENT = "---to-present.flog";
    /** In the directory; what a kill leaves there goes with the next check of the store. */
    private static final String GROWING = "gather/tmp";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd--HH-mm-ss'Z'", Locale.ROOT);

    private final Path folder;
    private final Path growing;
    private final FileRotation rotation;
    private final Clock clock;
    private final Consumer<String> notices;
    private final GrowingLog.Disk disk;
    private final EventQuota quota;
    private final List<Thread> compressing = new ArrayList<>();
    private Instant began;
    private GrowingLog present;
    private boolean failing;
    private boolean stuck;

    private EventFiles(Path folder, FileRotation rotation, Clock clock, Consumer<String> notices, GrowingLog.Disk disk)
            throws IOException {
        this.folder = folder;
        this.growing = folder.resolve(GROWING);
        this.rotation = rotation;
        this.clock = clock;
        this.notices = notices;
        this.disk = disk;
        this.quota = new EventQuota(folder, rotation.most(), notices);
        this.began = free(clock.instant());
        this.present = begin(began);
    }

    /**
     * When a file ends.
     *
     * @param every how long one grows; zero: for as long as there is room
     * @param compressed whether what has ended is compressed
     * @param most how much room all of them may take; 0: as much as there is
     */
    public record FileRotation(Duration every, boolean compressed, ByteSize most) {}

    /** Begins a file. One that a process left behind without an end gets the time of its last event for that. */
    public static EventFiles open(Path folder, FileRotation rotation, Clock clock, Consumer<String> notices)
            throws IOException {
        return open(folder, rotation, clock, notices, EventFiles::channel);
    }

    static EventFiles open(Path folder, FileRotation rotation, Clock clock, Consumer<String> notices,
            GrowingLog.Disk disk) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "from-*" + PRESENT)) {
            for (Path each : left) {
                end(each, Files.getLastModifiedTime(each).toInstant());
            }
        }
        EventFiles opened = new EventFiles(folder, rotation, clock, notices, disk);
        opened.quota.keep();
        return opened;
    }

    private static SeekableByteChannel channel(Path file, boolean begins) throws IOException {
        return begins ? OutputFile.create(file) : OutputFile.reopen(file);
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

    private static String show(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private GrowingLog begin(Instant from) throws IOException {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        try (FlogWriter writer = new FlogWriter(start, false)) {
            writer.header(Dict.EMPTY.with("type", LogValue.of("gatherer")).with("start", LogValue.of(seconds(from))));
        }
        return GrowingLog.begin(disk, folder.resolve("from-" + show(from) + PRESENT), start.toByteArray());
    }

    private static double seconds(Instant time) {
        return time.getEpochSecond() + time.getNano() / 1e9;
    }

    @Override
    public synchronized void event(TubId tub, Dict event) {
        try {
            present.add(FlogWriter.entry(EventJson.of(event), tub.text(), seconds(clock.instant())));
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                notices.accept("events are lost: " + present.file() + " cannot be written: " + e.getMessage());
            }
            failing = true;
        }
    }

    /** To be called now and then. Where no file can be begun, the one that there is goes on. */
    public synchronized void rotateIfDue() {
        Instant now = clock.instant();
        if (!isDue(now)) {
            return;
        }
        GrowingLog ended = present;
        try {
            Instant from = free(now);
            present = begin(from);
            began = from;
            stuck = false;
        } catch (IOException e) {
            if (!stuck) {
                notices.accept("no new file of events can be begun, " + ended.file() + " grows on: " + e.getMessage());
            }
            stuck = true;
            return;
        }
        try {
            ended.close();
            Path file = end(ended.file(), now);
            if (rotation.compressed()) {
                compress(file);
            }
            quota.keep();
        } catch (IOException e) {
            notices.accept(
                    "the file of events that has ended, " + ended.file() + ", stays as it is: " + e.getMessage());
        }
    }

    private boolean isDue(Instant now) {
        boolean old = !rotation.every().isZero() && !now.isBefore(began.plus(rotation.every()));
        return old || quota.isFull(present.size());
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
            } catch (InterruptedException expected) {
                // It stays as it is.
            }
        }));
    }

    /** It is on the disk before the other one goes. */
    private void compressed(Path ended) throws IOException, InterruptedException {
        DurableFile.write(growing, ended.resolveSibling(ended.getFileName() + ".bz2"), out -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(ended));
                    OutputStream packed = new BZip2CompressorOutputStream(out)) {
                in.transferTo(packed);
            }
        });
        Files.delete(ended);
    }

    /** Ends the file. What is being compressed is waited for some seconds; what is not done by then stays as it was. */
    @Override
    public void close() {
        List<Thread> left;
        synchronized (this) {
            left = List.copyOf(compressing);
            try {
                present.close();
                Path ignored = end(present.file(), clock.instant());
            } catch (IOException e) {
                notices.accept(present.file() + " cannot be closed: " + e.getMessage());
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
