package io.gather.stats;

import java.util.List;

import io.gather.core.module.GatherModule;

/** What the cluster's own statistics say at the time of a gather. */
public final class StatsModule implements GatherModule {
    @Override
    public String name() {
        return "stats";
    }

    @Override
    public List<String> catalogResources() {
        return List.of("isi_statistics.toml");
    }
}
