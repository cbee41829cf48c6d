package io.gather.transport.shell.land;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.plan.Result;

/** What became of a unit, and what of its landing is to go into the bundle. */
record Judgement(Verdict verdict, List<Result> results, Landing landing, List<Span> spans, long stored) {

    static Judgement bare(Verdict verdict) {
        return new Judgement(verdict, List.of(), new Landing(Path.of("nothing")), List.of(), 0);
    }
}
