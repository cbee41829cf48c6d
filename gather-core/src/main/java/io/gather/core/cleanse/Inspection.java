package io.gather.core.cleanse;

import java.io.IOException;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.report.LeakMeter;
import org.jspecify.annotations.Nullable;

/** Looks at a new bundle before it is finished: when all but what it says of itself is in it, and again when that is, too. */
@FunctionalInterface
public interface Inspection {
    Inspection NONE = _ -> null;

    /** @return what is found so far; null: nobody looks for anything */
    @Nullable
    LeakMeter of(BundleWriter unfinished) throws IOException;
}
