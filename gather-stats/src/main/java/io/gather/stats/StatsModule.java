package io.gather.stats;

import java.util.List;

import io.gather.core.module.GatherModule;
import io.gather.core.module.Service;
import io.gather.core.module.Verb;
import io.gather.stats.run.CheckVerb;
import io.gather.stats.run.StatsService;

/** What the cluster's own statistics say at the time of a gather. */
public final class StatsModule implements GatherModule {
    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String about() {
        return "statistics of OneFS clusters: what they say during a gather, and a collector for databases";
    }

    @Override
    public List<String> catalogResources() {
        return List.of("isi_statistics.toml");
    }

    @Override
    public List<Verb> verbs() {
        return List.of(new CheckVerb());
    }

    @Override
    public List<Service> services() {
        return List.of(new StatsService(System::getenv));
    }
}
