package io.gather.core.report.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.gather.core.report.BuildsOn;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.NodeRecord.State;
import io.gather.core.report.Totals;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** What the template shows; the rest of the page is made by its script, from the data. */
record ReportPage(GatherRecord gather, Totals totals, PageData data, Assets assets) {
    /** Beyond it the list of nodes below says the rest. */
    static final int MOST_MISSING = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    ReportPage(GatherRecord gather, PageData data, Assets assets) {
        this(gather, Totals.of(gather.nodes()), data, assets);
    }

    Completeness verdict() {
        return Completeness.of(gather, totals);
    }

    List<NodeRecord> missing() {
        return gather.nodes().stream().filter(n -> n.state() != State.DONE)
                .sorted((a, b) -> b.state().compareTo(a.state())).limit(MOST_MISSING).toList();
    }

    boolean buildsOnOthers() {
        return !gather.base().isEmpty();
    }

    BuildsOn buildsOn() {
        return new BuildsOn(gather.base());
    }

    int moreMissing() {
        long all = gather.nodes().stream().filter(n -> n.state() != State.DONE).count();
        return Math.toIntExact(Math.max(0, all - MOST_MISSING));
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    String took() {
        return Durations.show(Duration.between(gather.start(), gather.end()));
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String size(long bytes) {
        return ByteSize.of(bytes).toString();
    }
}
