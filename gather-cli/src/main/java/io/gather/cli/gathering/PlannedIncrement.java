package io.gather.cli.gathering;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.Printer;
import io.gather.core.overlord.Baseline;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.report.BuildsOn;

/** What a gather would build on, if it is to have only what is new. */
record PlannedIncrement(GatherRequest request, StateDirectory state) {
    void show(Printer printer, boolean json) throws IOException {
        if (!request.mode().equals(GatherRequest.INCREMENTAL)) {
            return;
        }
        List<String> base = new Baseline(state, request.cluster()).nextBase();
        if (json) {
            printer.json(Map.of("cluster", request.cluster(), "base", base));
        } else {
            printer.result(base.isEmpty()
                    ? "an increment: nothing is there to build on, so it would have everything"
                    : "an increment: would build on " + new BuildsOn(base).words());
        }
    }
}
