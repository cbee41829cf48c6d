package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.transport.node.ArrivedOutcome;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.UnitEnd;

/** An outcome with its results, all on this side of the network. */
public final class LandedOutcome implements ArrivedOutcome {
    private final Outcome outcome;
    private final List<Result> results;
    private final LandingBuffer landing;
    private final List<Span> spans;
    private final UnitEnd end;

    LandedOutcome(Outcome outcome, List<Result> results, LandingBuffer landing, List<Span> spans, UnitEnd end) {
        this.outcome = outcome;
        this.results = List.copyOf(results);
        this.landing = landing;
        this.spans = List.copyOf(spans);
        this.end = end;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    public List<Result> results() {
        return results;
    }

    /** As its minion told it. */
    public UnitEnd end() {
        return end;
    }

    public ReadableByteChannel open(long offset) {
        return new SpanChannel(landing, spans, offset);
    }

    @Override
    public void close() throws IOException {
        landing.close();
    }
}
