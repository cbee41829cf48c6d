package io.gather.core.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord.State;

/** One node, and wherever a text may stand the worst one. */
public final class HostileGather implements Collected {
    public static final String TEXT = "</script><!--<script><img src=x onerror=alert(1)>\"'&]]>\u2028\u202e\u001b[31m\ud800 `${x}` javascript:alert(1)";

    public GatherRecord gather() {
        NodeRecord node = new NodeRecord(TEXT, "n1", TEXT, State.PARTIAL, null, 1, Map.of(Status.FAILED, 1), 1, 3, 3,
                TEXT, TEXT, List.of(TEXT));
        return new GatherRecord(TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, List.of(TEXT), null, null,
                SampleGather.START,
                SampleGather.START.plusSeconds(9), false, 0,
                List.of(new PhaseRecord(1, TEXT, SampleGather.START, Duration.ofSeconds(1), TEXT)), List.of(node),
                List.of(TEXT));
    }

    @Override
    public Stream<Outcome> outcomes(String node) {
        return Stream.of(new Outcome(1, TEXT, TEXT, TEXT, "s1", Status.FAILED, TEXT, 1, null, SampleGather.START,
                Duration.ofSeconds(1), 1, 3, 3, TEXT));
    }

    @Override
    public Stream<Entry> results(String node) {
        return Stream.of(new Entry(1, new Result("commands/" + TEXT, Result.Kind.LINK, TEXT, 0777, SampleGather.START,
                3, TEXT, TEXT, List.of(), List.of(), Status.FAILED, TEXT)));
    }
}
