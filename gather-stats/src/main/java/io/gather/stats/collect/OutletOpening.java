package io.gather.stats.collect;

import io.gather.stats.config.StatsConfig;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkListener;
import io.gather.stats.sink.SinkTarget;

/** Opens the way to the sink that is configured. Safe for several threads. */
@FunctionalInterface
public interface OutletOpening {
    /** @throws io.gather.core.error.GatherException when there cannot be one */
    PointOutlet open(SinkTarget target, StatsConfig config, SinkListener listener);
}
