package io.gather.transport.node.shell.land;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.outcome.Result;
import io.gather.core.verdict.Verdict;
import io.gather.transport.node.LandingBuffer;

/** What became of a unit, and what of its landing is to go into the bundle. */
record Judgement(Verdict verdict, List<Result> results, LandingBuffer landing, List<Span> spans, long stored) {

    static Judgement bare(Verdict verdict) {
        return new Judgement(verdict, List.of(), new LandingBuffer(Path.of("nothing")), List.of(), 0);
    }
}
