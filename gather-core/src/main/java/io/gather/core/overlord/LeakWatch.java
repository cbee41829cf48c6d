package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.leak.LeakCheck;
import io.gather.core.leak.LeakReport;
import io.gather.core.report.LeakMeter;
import org.jspecify.annotations.Nullable;

/** Looks for what may not be in a gather's bundle. What cannot be searched is no reason to lose it, but it is not sent. For one thread. */
final class LeakWatch {
    private static final int MOST_NAMED = 3;

    private final Disguise disguise;
    private final boolean wanted;
    private @Nullable LeakCheck check;
    private @Nullable LeakReport report;
    private @Nullable String failure;

    LeakWatch(Disguise disguise, boolean wanted) {
        this.disguise = disguise;
        this.wanted = wanted;
    }

    /** Searches what was written since the last look; null where that is not wanted, or cannot be done. */
    @Nullable
    LeakMeter look(BundleWriter unfinished) {
        if (!wanted || failure != null) {
            return null;
        }
        try {
            LeakCheck begun = check == null ? disguise.check() : check;
            check = begun;
            LeakMeter meter = begun.look(unfinished);
            report = begun.report();
            return meter;
        } catch (IOException | GatherException e) {
            failure = String.valueOf(e.getMessage());
            return null;
        }
    }

    /** Searches a bundle that an earlier process finished. */
    void search(Path finished) {
        if (wanted && report == null) {
            try {
                report = disguise.search(finished);
            } catch (GatherException e) {
                failure = String.valueOf(e.getMessage());
            }
        }
    }

    /** Null where nobody looked. */
    @Nullable
    LeakReport report() {
        return failure == null ? report : null;
    }

    /** Why the bundle may not be sent; null where it may. */
    @Nullable
    GatherException error(Path bundle) {
        LeakReport found = report();
        if (!wanted || (found != null && found.clean())) {
            return null;
        }
        String what = found == null
                ? "the bundle could not be searched for what may not be in it"
                        + (failure == null ? "" : ": " + failure)
                : sum(found.left()) + " left that may not be in it (" + words(found.left()) + "), in " + places(found);
        return new GatherException(RunError.LEAKS_LEFT, what, bundle.toString(),
                Remedy.of("see each place: {}; make a bundle without: {}; or send it all the same: {}",
                        Action.SEE_LEAKS.on(bundle), Action.CLEANSE.on(bundle), Action.SEND.on(bundle)));
    }

    private static long sum(Map<String, Long> left) {
        return left.values().stream().mapToLong(it -> it).sum();
    }

    private static String words(Map<String, Long> left) {
        return left.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(each -> each.getValue() + " " + each.getKey()).collect(Collectors.joining(", "));
    }

    private static String places(LeakReport found) {
        long places = found.leaks().stream().map(leak -> leak.place()).distinct().count();
        return found.leaks().stream().map(leak -> leak.place()).distinct().limit(MOST_NAMED)
                .collect(Collectors.joining(", ")) + (places > MOST_NAMED ? ", …" : "");
    }
}
