package io.gather.core.leak;

import java.io.IOException;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.Position;
import io.gather.core.bundle.read.GrowingBundle;
import io.gather.core.report.LeakMeter;
import org.jspecify.annotations.Nullable;

/** The search of a bundle that is not finished yet, so that it can say itself what was found. For one thread. */
public final class LeakCheck {
    private final LeakSearch search;
    private Position searched = Position.START;
    private @Nullable LeakReport report;

    public LeakCheck(LeakSearch search) {
        this.search = search;
    }

    /** Searches what was written since the last look. */
    public LeakMeter look(BundleWriter unfinished) throws IOException {
        LeakReport found = search.of(new GrowingBundle(unfinished, searched));
        searched = unfinished.position();
        LeakReport all = report == null ? found : report.and(found);
        report = all;
        return all.meter();
    }

    /** Of all looks; null before the first. */
    public @Nullable LeakReport report() {
        return report;
    }
}
