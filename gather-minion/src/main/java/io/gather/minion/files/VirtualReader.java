package io.gather.minion.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeoutException;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Result;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.FileContent;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.KernelFiles;
import io.gather.core.verdict.NoContent;
import io.gather.core.verdict.Numbers;
import io.gather.minion.content.Capped;
import io.gather.minion.spool.Intake;
import io.gather.minion.spool.Packing;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/** Reads what the kernel writes when it is read: of no known size, and some of it for ever. */
final class VirtualReader implements Closeable {
    private final Results results;
    private final Packing packing;
    private final Redactor redactor;
    private final Keep keep;
    private final Guard guard = new Guard();

    VirtualReader(Results results, Packing packing, Redactor redactor, Keep keep) {
        this.results = results;
        this.packing = packing;
        this.redactor = redactor;
        this.keep = keep;
    }

    Result read(Path path, FileResult as, long max) throws IOException {
        if (KernelFiles.doHarm(path.toString())) {
            Result result = as.without(NoContent.harmful());
            results.add(result);
            return result;
        }
        long deadline = System.nanoTime() + Numbers.KERNEL_FILE.toNanos();
        try {
            FileChannel channel = guard.call(
                    () -> FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), deadline);
            try {
                return read(channel, as, max, deadline);
            } finally {
                Thread.ofVirtual().start(() -> close(channel));
            }
        } catch (TimeoutException e) {
            Result result = as.without(NoContent.unopened());
            results.add(result);
            return result;
        }
    }

    private Result read(FileChannel channel, FileResult as, long max, long deadline) throws IOException {
        Intake intake = results.begin(packing.small(), piece -> as.ofContent(piece, List.of()));
        try (Capped capped = new Capped(intake, max, keep, results.scratch())) {
            RedactedStream out = redactor.content(capped);
            Kept kept = null;
            try {
                copy(channel, out, capped, intake, deadline);
            } catch (TimeoutException e) {
                kept = FileContent.blocks();
            } catch (IOException e) {
                results.checkOpen();
                kept = FileContent.failed(capped.kept(), String.valueOf(e.getMessage()));
            }
            out.finish();
            capped.finish();
            if (kept == null) {
                kept = capped.dropped() == 0 ? Kept.WHOLE : FileContent.cappedUnsized(capped.kept(), capped.dropped());
            }
            return results.end(kept);
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
