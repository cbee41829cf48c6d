package io.gather.incident;

import java.util.List;
import java.util.stream.Stream;

import io.gather.core.module.Contribution;
import io.gather.core.module.GatherModule;
import io.gather.core.module.Service;
import io.gather.core.module.Verb;
import io.gather.core.secret.Secret;
import io.gather.core.settings.Setting;
import io.gather.incident.alert.AlertService;
import io.gather.incident.contribute.IncidentsContribution;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.verb.ReadingVerbs;
import io.gather.incident.web.IncidentWebVerb;

/** Incidents that nodes have recorded: kept, sorted, shown, and as part of a gather. */
public final class IncidentModule implements GatherModule {
    @Override
    public String name() {
        return "incident";
    }

    @Override
    public String about() {
        return "incidents that Foolscap programs report";
    }

    @Override
    public List<String> catalogResources() {
        return List.of("foolscap.toml");
    }

    @Override
    public List<Verb> verbs() {
        return Stream.concat(ReadingVerbs.all().stream(), Stream.of(new IncidentWebVerb())).toList();
    }

    @Override
    public List<Contribution> contributions() {
        return List.of(new IncidentsContribution());
    }

    @Override
    public List<Service> services() {
        return List.of(new AlertService());
    }

    @Override
    public List<Setting<?>> settings() {
        return IncidentSettings.ALL;
    }

    @Override
    public List<Secret> secrets() {
        return List.of(IncidentWebVerb.PASSWORD);
    }
}
