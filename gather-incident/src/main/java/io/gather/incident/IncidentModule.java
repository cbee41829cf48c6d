package io.gather.incident;

import java.util.List;

import io.gather.core.module.GatherModule;
import io.gather.core.module.Verb;
import io.gather.core.secret.Secret;
import io.gather.incident.node.GathererFurl;
import io.gather.incident.node.WatchVerb;
import io.gather.incident.report.ReportVerb;

/** Incidents that nodes have recorded, as part of a gather. */
public final class IncidentModule implements GatherModule {
    @Override
    public String name() {
        return "incident";
    }

    @Override
    public List<String> catalogResources() {
        return List.of("foolscap.toml");
    }

    @Override
    public List<Verb> verbs() {
        return List.of(new WatchVerb(), new ReportVerb());
    }

    @Override
    public List<Secret> secrets() {
        return List.of(GathererFurl.SECRET);
    }
}
