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
import io.gather.incident.node.GathererFurl;
import io.gather.incident.node.WatchVerb;
import io.gather.incident.report.ReportVerb;
import io.gather.incident.serve.ServingVerbs;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.settings.MailSettings;
import io.gather.incident.settings.WebhookSettings;
import io.gather.incident.trigger.GatherTrigger;
import io.gather.incident.verb.ReadingVerbs;
import io.gather.incident.web.IncidentWebVerb;

/** Incidents that nodes have recorded: taken, kept, sorted, shown, and as part of a gather. */
public final class IncidentModule implements GatherModule {
    @Override
    public String name() {
        return "incident";
    }

    @Override
    public String about() {
        return "incidents nodes report, by Foolscap";
    }

    @Override
    public List<String> catalogResources() {
        return List.of("foolscap.toml");
    }

    @Override
    public List<Verb> verbs() {
        List<Verb> others = List.of(new IncidentWebVerb(), new WatchVerb(), new ReportVerb());
        return Stream.of(ReadingVerbs.all(), ServingVerbs.all(), others).flatMap(List::stream).toList();
    }

    @Override
    public List<Contribution> contributions() {
        return List.of(new IncidentsContribution());
    }

    @Override
    public List<Service> services() {
        return List.of(new AlertService(GatherTrigger::open));
    }

    @Override
    public List<Secret> secrets() {
        return Stream.of(List.of(GathererFurl.SECRET, IncidentWebVerb.PASSWORD), WebhookSettings.SECRETS,
                MailSettings.SECRETS).flatMap(List::stream).toList();
    }

    @Override
    public List<Setting<?>> settings() {
        return IncidentSettings.ALL;
    }
}
