package io.gather.stats.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.module.Verb;
import io.gather.core.module.VerbArgument;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.stats.metric.Point;
import io.gather.stats.store.ScanTally;
import io.gather.stats.store.TimeSpan;

/** {@code gather stats query}. */
public final class QueryVerb implements Verb {
    private static final String EVERY = "--every";
    private static final String TAKE = "--take";
    private static final String BY = "--by";
    private static final String LIMIT = "--limit";
    private static final String JSON = "--json";
    private static final String CSV = "--csv";
    private static final String LIST = "--list";

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String about() {
        return "Shows points that the sink 'file' stored, or that are in files.";
    }

    @Override
    public List<VerbOption> options() {
        List<VerbOption> options = new ArrayList<>(PointOptions.all());
        options.add(new VerbOption(EVERY, "DURATION", "one number for each such interval"));
        options.add(
                new VerbOption(TAKE, "WORD", "which one: avg, max, min, sum, rate (growth a second) (default: avg)"));
        options.add(new VerbOption(BY, "TAGS", "series that differ in other tags only become one: node,op_name"));
        options.add(new VerbOption(LIMIT, "NUMBER", "only so many lines"));
        options.add(VerbOption.flag(LIST, "which stats there are, instead of their numbers"));
        options.add(VerbOption.flag(JSON, "one JSON object a line"));
        options.add(VerbOption.flag(CSV, "comma-separated values, for a spreadsheet"));
        options.addAll(PointSource.options());
        return options;
    }

    @Override
    public List<VerbArgument> arguments() {
        return List.of(PointSource.argument());
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather stats query --list", "what was stored in the last hour"),
                new VerbExample("gather stats query --name 'node.load.*' --last 10m", "the load of all nodes"),
                new VerbExample(
                        "gather stats query --name 'cluster.protostats.*.total' --field op_rate --every 1m --csv",
                        "operations, a number a minute"),
                new VerbExample("gather stats query --json points.jsonl", "what a snapshot or a bundle holds"));
    }

    @Override
    public int run(VerbCall call) throws IOException {
        PointFilter filter = PointOptions.filter(call);
        PointSource source = PointSource.of(call);
        TimeSpan span = PointOptions.span(call, source.stored());
        if (call.has(JSON) && call.has(CSV)) {
            throw PointOptions.wrong("there is one form of the answer", CSV, "leave --json or --csv out", null);
        }
        ScanTally tally = new ScanTally();
        if (call.has(LIST)) {
            list(call, source, filter, span, tally);
        } else {
            answer(call, source, filter, span, tally);
        }
        source.tell(tally, call.output());
        return 0;
    }

    private static void list(VerbCall call, PointSource source, PointFilter filter, TimeSpan span, ScanTally tally)
            throws IOException {
        StoredStats stats = new StoredStats();
        source.read(span, tally, point -> !filter.wants(point) || stats.add(point), () -> {});
        stats.show(call.output(), call.has(JSON));
        if (stats.cut()) {
            call.output().message("there are more stats than can be listed: narrow the question with --name");
        }
    }

    private static void answer(VerbCall call, PointSource source, PointFilter filter, TimeSpan span, ScanTally tally)
            throws IOException {
        ShownRows answer = ShownRows.of(call.output(), limit(call), call.has(JSON), call.has(CSV));
        if (call.has(EVERY)) {
            Intervals intervals = new Intervals(
                    PointOptions.duration(call.value(EVERY).orElseThrow(), EVERY).toSeconds(), take(call), by(call),
                    answer::show);
            source.read(span, tally, point -> !filter.wants(point) || intervals.add(point, filter), intervals::end);
            if (intervals.late() > 0) {
                call.output().message(intervals.late() + " numbers came too late for their interval, and are left out");
            }
        } else {
            for (String option : List.of(TAKE, BY)) {
                if (call.has(option)) {
                    throw PointOptions.wrong(option + " needs an interval", option, "say how long it is: --every 1m",
                            null);
                }
            }
            source.read(span, tally, point -> !filter.wants(point) || fields(point, filter, answer), () -> {});
        }
        if (answer.cut()) {
            call.output().message("there is more: only the first " + answer.shown() + " lines are shown, as " + LIMIT
                    + " says");
        }
    }

    private static boolean fields(Point point, PointFilter filter, ShownRows answer) {
        for (int i = 0; i < point.fields().size(); i++) {
            String field = point.fields().name(i);
            if (filter.wantsField(field) && !answer
                    .show(new Row(point.seconds(), point.name(), point.tags(), field, point.fields().number(i), 1))) {
                return false;
            }
        }
        return true;
    }

    private static long limit(VerbCall call) {
        return call.value(LIMIT).map(text -> {
            try {
                return Long.parseUnsignedLong(text);
            } catch (NumberFormatException e) {
                throw PointOptions.wrong("'" + text + "' is no number", LIMIT, "write it like --limit 100", e);
            }
        }).orElse(Long.MAX_VALUE);
    }

    private static Take take(VerbCall call) {
        return call.value(TAKE).map(word -> Take.of(word).orElseThrow(() -> PointOptions.wrong(
                "'" + word + "' is none of avg, max, min, sum, rate", TAKE, "write it like --take max", null)))
                .orElse(Take.AVG);
    }

    private static List<String> by(VerbCall call) {
        return call.values(BY).stream().flatMap(it -> List.of(it.split(",")).stream()).map(String::strip)
                .filter(it -> !it.isEmpty()).toList();
    }
}
