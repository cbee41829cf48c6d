package io.gather.incident.alert;

import java.io.IOException;
import java.nio.file.Path;

import io.gather.core.module.ModuleContext;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/** Is shown each incident that was not there before, beside the alerts. For one thread. */
public interface FreshIncidents extends AutoCloseable {
    /** Begins it, with what it has kept. */
    interface Opened {
        /** @param directory of the incidents, which is there */
        FreshIncidents open(ModuleContext context, Path directory) throws IOException;
    }

    /**
     * The same may be shown again after a crash.
     *
     * @param first whether it is the first of its fingerprint
     * @param regression whether that was resolved
     */
    void fresh(IncidentEntry entry, @Nullable ReportingNode node, boolean first, boolean regression);

    /** What was shown is not shown again: whatever follows from it is on the disk when it returns. */
    void keep() throws IOException;

    /** Does what is due, without waiting for it. */
    void look() throws IOException;

    @Override
    void close();
}
