package io.gather.minion.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.redact.Masked;
import io.gather.core.redact.Masks;
import io.gather.core.units.ByteSize;
import io.gather.minion.content.Capped;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Reads what the kernel writes when it is read: of no known size, and some of it for ever. */
final class VirtualReader implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern VIRTUAL = Pattern.compile("/(proc|sys)/.*", Pattern.DOTALL);
    /** What is read there is gone for the system's own log, or is the memory of the machine. */
    private static final Pattern UNTOUCHED = Pattern.compile("/proc/(kmsg|kcore)|/sys/kernel/.*/trace_pipe(_raw)?");

    private final Results results;
    private final Packing packing;
    private final Masks masks;
    private final Keep keep;
    private final Guard guard = new Guard();

    VirtualReader(Results results, Packing packing, Masks masks, Keep keep) {
        this.results = results;
        this.packing = packing;
        this.masks = masks;
        this.keep = keep;
    }

    static boolean reads(Path path) {
        return VIRTUAL.matcher(path.toString()).matches();
    }

    Result read(Path path, FileResult as, long max) throws IOException {
        if (UNTOUCHED.matcher(path.toString()).matches()) {
            Result result = as.without(Status.SKIPPED, "reading it would do harm");
            results.add(result);
            return result;
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            FileChannel channel = guard.call(
                    () -> FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), deadline);
            try {
                return read(channel, as, max, deadline);
            } finally {
                Thread.ofVirtual().start(() -> close(channel));
            }
        } catch (TimeoutException e) {
            Result result = as.without(Status.TIMED_OUT, "could not be opened in time");
            results.add(result);
            return result;
        }
    }

    private Result read(FileChannel channel, FileResult as, long max, long deadline) throws IOException {
        Intake intake = results.begin(packing.small(), piece -> as.ofContent(piece, null));
        try (Capped capped = new Capped(intake, max, keep, results.scratch())) {
            Masked masked = new Masked(capped, masks);
            Status status = Status.OK;
            String message = null;
            try {
                copy(channel, masks.isEmpty() ? capped : masked, capped, intake, deadline);
            } catch (TimeoutException e) {
                status = Status.TIMED_OUT;
                message = "blocks when it is read";
            } catch (IOException e) {
                results.checkOpen();
                status = Status.ERROR;
                message = e.getMessage();
            }
            masked.finish();
            capped.finish();
            if (status == Status.OK && (capped.dropped() > 0 || capped.full())) {
                status = Status.TRUNCATED;
                message = "cut at " + ByteSize.of(capped.kept()) + ", " + capped.dropped() + " bytes dropped";
            }
            return results.end(status, message);
        }
    }

    private void copy(FileChannel channel, OutputStream out, Capped capped, Intake intake, long deadline)
            throws IOException, TimeoutException {
        byte[] buffer = new byte[64 << 10];
        while (!capped.full() && intake.cut() == null) {
            int count = guard.call(() -> channel.read(ByteBuffer.wrap(buffer)), deadline);
            if (count <= 0) {
                return;
            }
            out.write(buffer, 0, count);
        }
    }

    private static @Nullable Void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException ignored) {
            // It was only read.
        }
        return null;
    }

    @Override
    public void close() {
        guard.close();
    }
}
