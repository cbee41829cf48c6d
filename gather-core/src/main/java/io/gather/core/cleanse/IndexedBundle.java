package io.gather.core.cleanse;

import java.nio.file.Path;

import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.GrowthLimits;
import io.gather.core.bundle.read.Salvage;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;

/** What others made has no index: it gets one, in a copy. */
public final class IndexedBundle {
    private IndexedBundle() {}

    /**
     * The bundle itself where it has an index.
     *
     * @param folder where the copy is made, and nobody else makes files
     */
    public static Path of(Path source, Path folder) {
        try (Bundle _ = Bundle.open(source)) {
            return source;
        } catch (GatherException e) {
            if (!e.is(BundleError.NO_INDEX)) {
                throw e;
            }
            Path copy = folder.resolve("copy.tgz");
            new Salvage(source, copy, GrowthLimits.DEFAULT).run();
            return copy;
        }
    }
}
