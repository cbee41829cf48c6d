package io.gather.incident.watch.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.WatchedLine;
import org.jspecify.annotations.Nullable;

/** The kernel's own buffer, for machines whose journal has none of it. */
public final class KernelFeed implements LineFeed {
    public static final Path DEVICE = Path.of("/dev/kmsg");
    /** What the kernel gives at most; where there is room for less it gives nothing. */
    private static final int LONGEST = 16 << 10;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String KERNEL = "kernel";

    private final Path device;
    private final LinePosition.@Nullable OfKernel from;
    private final InstantSource clock;
    private String told = "";

    /** @param from the last line that is done with; null: it begins now */
    public KernelFeed(Path device, LinePosition.@Nullable OfKernel from, InstantSource clock) {
        this.device = device;
        this.from = from;
        this.clock = clock;
    }

    public static boolean isReadable(Path device) {
        return Files.isReadable(device);
    }

    @Override
    public String name() {
        return KERNEL;
    }

    @Override
    public void feed(LineSink sink) throws InterruptedException {
        LinePosition.OfKernel mark = from;
        while (true) {
            try {
                KernelClock now = KernelClock.read(clock);
                mark = read(sink, now, mark == null ? Optional.empty() : Optional.of(mark));
            } catch (ClosedByInterruptException e) {
                throw (InterruptedException) new InterruptedException().initCause(e);
            } catch (IOException e) {
                String why = device + " cannot be read: " + e.getMessage();
                if (!why.equals(told)) {
                    sink.notice(why);
                    told = why;
                }
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private LinePosition.@Nullable OfKernel read(LineSink sink, KernelClock began, Optional<LinePosition.OfKernel> mark)
            throws IOException, InterruptedException {
        boolean sameBoot = mark.isPresent() && mark.get().boot().equals(began.boot());
        long last = sameBoot ? mark.get().sequence() : -1;
        long expected = -1;
        try (FileChannel channel = FileChannel.open(device, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
            while (true) {
                buffer.clear();
                int count;
                try {
                    count = channel.read(buffer);
                } catch (ClosedByInterruptException e) {
                    throw e;
                } catch (IOException overwritten) {
                    // What was to be read next is gone: the next read gives what is there still, unless it is another mistake.
                    buffer.clear();
                    count = channel.read(buffer);
                }
                if (count < 0) {
                    return mark.orElse(null);
                }
                Optional<KernelRecord> record = KernelRecord.parse(buffer.array(), count);
                if (record.isEmpty()) {
                    continue;
                }
                KernelRecord each = record.get();
                if (expected >= 0 && each.sequence() > expected) {
                    sink.notice((each.sequence() - expected) + " lines of the kernel were overwritten before they"
                            + " could be read");
                }
                expected = each.sequence() + 1;
                boolean old = sameBoot
                        ? each.sequence() <= last
                        : mark.isEmpty() && each.micros() <= began.micros();
                sink.line(line(each, began, old));
            }
        }
    }

    private WatchedLine line(KernelRecord record, KernelClock began, boolean old) {
        Instant time = began.time().plus(record.micros() - began.micros(), ChronoUnit.MICROS);
        Instant now = clock.instant();
        return new WatchedLine(LineSource.KERNEL, time.isAfter(now) ? now : time, KERNEL, record.priority(), KERNEL,
                List.of(), "", record.text(), Map.of(), new LinePosition.OfKernel(began.boot(), record.sequence()),
                old);
    }
}
