package io.gather.stats;

import java.util.List;

import io.gather.core.module.GatherModule;
import io.gather.core.module.Verb;
import io.gather.stats.chart.ChartVerb;
import io.gather.stats.query.QueryVerb;

/** What the cluster's own statistics say at the time of a gather. */
public final class StatsModule implements GatherModule {
    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String about() {
        return "statistics of OneFS clusters";
    }

    @Override
    public List<Verb> verbs() {
        return List.of(new QueryVerb(), new ChartVerb());
    }

    @Override
    public List<String> catalogResources() {
        return List.of("isi_statistics.toml");
    }
}
