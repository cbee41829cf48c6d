package io.gather.incident.verb;

import java.util.List;

import io.gather.core.module.Verb;

/** The verbs that look at what was kept. */
public final class ReadingVerbs {
    private ReadingVerbs() {}

    public static List<Verb> all() {
        return List.of(new IncidentListVerb(), new ShowVerb(), new DumpVerb(), new SearchVerb(), new NodesVerb(),
                new FingerprintsVerb(), new ResolveVerb(), new ClassifyVerb(), new FilterVerb());
    }
}
