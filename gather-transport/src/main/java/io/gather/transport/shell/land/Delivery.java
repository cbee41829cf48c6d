package io.gather.transport.shell.land;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

import io.gather.core.plan.Outcome;
import io.gather.core.plan.Result;

/** An outcome with its results, all on this side of the network. */
public final class Delivery implements Closeable {
    private final Outcome outcome;
    private final List<Result> results;
    private final Landing landing;
    private final List<Span> spans;
    private final String unit;

    Delivery(Outcome outcome, List<Result> results, Landing landing, List<Span> spans, String unit) {
        this.outcome = outcome;
        this.results = List.copyOf(results);
        this.landing = landing;
        this.spans = List.copyOf(spans);
        this.unit = unit;
    }

    public Outcome outcome() {
        return outcome;
    }

    public List<Result> results() {
        return results;
    }

    /** The name by which its minion knows it. */
    public String unit() {
        return unit;
    }

    public ReadableByteChannel open(long offset) {
        return new SpanChannel(landing, spans, offset);
    }

    /** Nobody needs its bytes any more. */
    @Override
    public void close() throws IOException {
        landing.close();
    }
}
