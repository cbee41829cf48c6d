package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

import io.gather.transport.net.serve.SiteReply;
import org.jspecify.annotations.Nullable;

/**
 * What is to be shown, a metric after the other: whoever reads slowly holds up nobody, and has references to the series of one metric alone.
 *
 * @param sorting how many metrics may be put in order at once, of all pages of the process
 */
record MetricsPage(SampleStore store, Semaphore sorting, LongSupplier nanos) implements SiteReply.Content {
    /** Two are made while the others wait, which is bounded by the time for an answer. */
    static final int AT_ONCE = 2;

    @Override
    public void write(OutputStream out) throws IOException, InterruptedException {
        FamilyText family = next("");
        while (family != null) {
            family.write(out);
            family = next(family.name());
        }
    }

    private @Nullable FamilyText next(String after) throws InterruptedException {
        sorting.acquire();
        try {
            return store.next(after, nanos.getAsLong());
        } finally {
            sorting.release();
        }
    }
}
