package io.gather.incident.serve;

import java.util.List;

import io.gather.core.module.Verb;

/** The verbs that speak with nodes. */
public final class ServingVerbs {
    private ServingVerbs() {}

    public static List<Verb> all() {
        return List.of(new CreateVerb(), new ServeVerb(), new InviteVerb(), new TailVerb());
    }
}
