package io.gather.stats;

import java.util.List;
import java.util.function.Supplier;

import io.gather.core.module.Contribution;
import io.gather.core.module.GatherModule;
import io.gather.core.module.Service;
import io.gather.core.module.SettingOption;
import io.gather.core.module.Verb;
import io.gather.core.settings.Setting;
import io.gather.stats.chart.ChartVerb;
import io.gather.stats.cluster.PapiClusters;
import io.gather.stats.query.QueryVerb;
import io.gather.stats.run.CheckVerb;
import io.gather.stats.run.StatsService;
import io.gather.stats.sink.StatsSinks;
import io.gather.stats.snapshot.ClusterAccess;
import io.gather.stats.snapshot.SnapshotVerb;
import io.gather.stats.snapshot.StatsContribution;
import io.gather.stats.snapshot.StatsSettings;

/** What the cluster's own statistics say at the time of a gather. */
public final class StatsModule implements GatherModule {
    private static final ClusterAccess CLUSTERS = config -> new PapiClusters(config.global(), System.getenv());
    /** Looked for when they are needed, and nowhere else. */
    private static final Supplier<StatsSinks> SINKS = StatsSinks::installed;

    @Override
    public String name() {
        return "stats";
    }

    @Override
    public String about() {
        return "what clusters measure: OneFS statistics during a gather, and a collector for databases";
    }

    @Override
    public List<Verb> verbs() {
        return List.of(new CheckVerb(SINKS), new SnapshotVerb(CLUSTERS, SINKS), new QueryVerb(), new ChartVerb());
    }

    @Override
    public List<Contribution> contributions() {
        return List.of(new StatsContribution(CLUSTERS, SINKS));
    }

    @Override
    public List<Setting<?>> settings() {
        return StatsSettings.all();
    }

    @Override
    public List<SettingOption> runOptions() {
        return List.of(new SettingOption(StatsSettings.FOR, "--stats-for", "DURATION",
                "collect statistics for so long, with stats.config and the group stats (default: once)"));
    }

    @Override
    public List<String> catalogResources() {
        return List.of("isi_statistics.toml");
    }

    @Override
    public List<Service> services() {
        return List.of(new StatsService(System::getenv, SINKS));
    }
}
