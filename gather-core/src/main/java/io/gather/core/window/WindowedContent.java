package io.gather.core.window;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

import io.gather.core.redact.RedactedStream;
import org.jspecify.annotations.Nullable;

/**
 * A file's content on its way into a bundle, of which only what is of the window goes on. Content that tells no times goes whole, if it
 * was changed within the window; what cannot be uncompressed here, if it was not changed before. Does not close the stream it writes to. For one thread, but for what it tells.
 */
public final class WindowedContent extends OutputStream implements Closeable {
    private static final int MAGIC = Math.max(GzipSieve.MAGIC, JournalSieve.MAGIC);

    private final RedactedStream out;
    private final Window window;
    private final NodeClock clock;
    private final Instant modified;
    private final long torn;
    private final byte[] begin = new byte[MAGIC];
    private int begun;
    private long seen;
    private volatile @Nullable Sieve cut;

    /**
     * @param modified when the file was last changed
     * @param torn as of {@link io.gather.core.redact.Redactor#content}; the redactor itself need not know: the line is left out here
     */
    public WindowedContent(RedactedStream out, Window window, NodeClock clock, Instant modified, long torn) {
        this.out = out;
        this.window = window;
        this.clock = clock;
        this.modified = modified;
        this.torn = torn;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (torn < seen || torn >= seen + length) {
            pass(bytes, from, length);
        } else {
            int before = (int) (torn - seen);
            pass(bytes, from, before);
            begun().tear();
            out.finish();
            pass(bytes, from + before, length - before);
        }
        seen += length;
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        Sieve known = cut;
        if (known != null) {
            known.take(bytes, from, length);
            return;
        }
        int part = Math.min(length, MAGIC - begun);
        System.arraycopy(bytes, from, begin, begun, part);
        begun += part;
        if (begun == MAGIC) {
            begun().take(bytes, from + part, length - part);
        }
    }

    private Sieve begun() throws IOException {
        Sieve known = cut;
        if (known == null) {
            known = sieve();
            cut = known;
            known.take(begin, 0, begun);
        }
        return known;
    }

    private Sieve sieve() {
        if (GzipSieve.begins(begin, begun)) {
            return new GzipSieve(out, window, clock, modified);
        }
        if (PackedSieve.begins(begin, begun)) {
            return new PackedSieve(out, window, modified);
        }
        return JournalSieve.begins(begin, begun)
                ? new JournalSieve(out, window)
                : new LineSieve(out, window, clock, modified);
    }

    /** Writes what is held back. */
    public void finish() throws IOException {
        begun().finish();
        out.finish();
    }

    /** Whether nothing of what may follow goes on. */
    public boolean done() {
        Sieve known = cut;
        return known != null && known.done();
    }

    /** Whether it was compressed, and what goes on is so again. */
    public boolean repacked() {
        return cut instanceof GzipSieve known && known.telling() == Telling.TIMED;
    }

    /** Whether it was compressed and cannot be uncompressed to its end. */
    public boolean damaged() {
        return cut instanceof GzipSieve known && known.damaged();
    }

    /** How many bytes have come; where it was compressed, how many it was before that. */
    public long seen() {
        Sieve known = cut;
        return known == null ? 0 : known.passed().seen();
    }

    /** How many of them have gone on. */
    public long kept() {
        Sieve known = cut;
        return known == null ? 0 : known.passed().kept();
    }

    public Window window() {
        return window;
    }

    /** Where in the content lies what went on; null: in several places, or not known. */
    public @Nullable Stretch stretch() {
        Sieve known = cut;
        if (known == null || repacked()) {
            return null;
        }
        Passed passed = known.passed();
        return passed.from() < 0 ? null : new Stretch(passed.from(), passed.from() + passed.kept());
    }

    @Override
    public void close() {
        if (cut instanceof GzipSieve packed) {
            packed.close();
        }
    }
}
