package io.gather.stats.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.core.units.Durations;
import io.gather.core.units.Moments;
import io.gather.stats.error.StatsError;
import io.gather.stats.store.TimeSpan;
import org.jspecify.annotations.Nullable;

/** The options that say which points are meant. */
public final class PointOptions {
    private static final String NAME = "--name";
    private static final String TAG = "--tag";
    private static final String CLUSTER = "--cluster";
    private static final String NODE = "--node";
    private static final String FIELD = "--field";
    private static final String LAST = "--last";
    private static final String SINCE = "--since";
    private static final String UNTIL = "--until";
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private PointOptions() {}

    public static List<VerbOption> all() {
        return List.of(new VerbOption(NAME, "GLOB", "only stats of these names: 'node.load.*'; several times"),
                new VerbOption(CLUSTER, "GLOB", "only of these clusters; several times"),
                new VerbOption(NODE, "GLOB", "only of these nodes, by number; several times"),
                new VerbOption(TAG, "TAG", "only with this tag, written like op_name=read*; several times"),
                new VerbOption(FIELD, "GLOB", "only these fields; several times"),
                new VerbOption(LAST, "DURATION", "since so long ago: 10m, 2h, 3d (default of what is stored: 1h)"),
                new VerbOption(SINCE, "TIME", "from then on: 2026-11-20 or '2026-11-20 08:30'"),
                new VerbOption(UNTIL, "TIME", "until then"));
    }

    public static PointFilter filter(VerbCall call) {
        Map<String, List<StatNameGlob>> tags = new HashMap<>();
        if (call.has(CLUSTER)) {
            tags.put("cluster", globs(call, CLUSTER));
        }
        if (call.has(NODE)) {
            tags.put("node", globs(call, NODE));
        }
        for (String tag : call.values(TAG)) {
            int equals = tag.indexOf('=');
            if (equals < 1) {
                throw wrong("'" + tag + "' is no tag with a value", TAG, "write it like --tag op_name=read", null);
            }
            tags.computeIfAbsent(tag.substring(0, equals), _ -> new ArrayList<>())
                    .add(new StatNameGlob(tag.substring(equals + 1)));
        }
        return new PointFilter(globs(call, NAME), tags, globs(call, FIELD));
    }

    /** @param stored whether a collector goes on adding to what is read */
    public static TimeSpan span(VerbCall call, boolean stored) {
        Clock clock = call.context().clock();
        Optional<Instant> since = call.value(SINCE).map(text -> moment(text, SINCE, clock));
        Optional<Instant> until = call.value(UNTIL).map(text -> moment(text, UNTIL, clock));
        Optional<Duration> last = call.value(LAST).map(text -> duration(text, LAST));
        if (last.isPresent() && since.isPresent()) {
            throw wrong(LAST + " and " + SINCE + " both say when it begins", LAST, "leave one of them out", null);
        }
        if (last.isEmpty() && since.isEmpty() && until.isEmpty() && stored) {
            last = Optional.of(USUAL);
        }
        Instant end = until.orElse(clock.instant());
        long from = last.map(it -> end.minus(it).getEpochSecond())
                .orElse(since.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE));
        long before = until.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
        if (from >= before) {
            throw wrong("it ends before it begins", UNTIL, "write a later time", null);
        }
        return new TimeSpan(from, before);
    }

    private static List<StatNameGlob> globs(VerbCall call, String option) {
        return call.values(option).stream().map(StatNameGlob::new).toList();
    }

    private static Instant moment(String text, String option, Clock clock) {
        try {
            return Moments.parse(text).atZone(clock.getZone()).toInstant();
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), option, "write it like " + option + " '2026-11-20 08:30'", e);
        }
    }

    /** Whole seconds. */
    public static Duration duration(String text, String option) {
        Duration duration;
        try {
            duration = Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()), option, "write it like " + option + " 2h", e);
        }
        if (duration.toSeconds() < 1 || duration.compareTo(LONGEST) > 0) {
            throw wrong("'" + text + "' must be a second or more, and less than a century", option,
                    "write it like " + option + " 2h", null);
        }
        return Duration.ofSeconds(duration.toSeconds());
    }

    static GatherException wrong(String what, String option, String remedy, @Nullable Exception cause) {
        return new GatherException(StatsError.QUESTION_WRONG, what, option, remedy, cause);
    }
}
