package io.gather.incident.verb;

import java.io.IOException;
import java.util.List;

import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.store.FingerprintCount;

/** {@code gather incident fingerprints}. */
final class FingerprintsVerb implements Verb {
    private static final int SHOWN = 50;

    @Override
    public String name() {
        return "fingerprints";
    }

    @Override
    public String about() {
        return "Lists what incidents are alike: how often, first and last, and what came back after it was resolved.";
    }

    @Override
    public List<VerbOption> options() {
        return AskedFor.options(new VerbOption("--limit", "NUMBER", "at most so many; 0: all (default: 50)"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident fingerprints --last 7d", "of the last week"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        int limit = AskedFor.number(call, "--limit", SHOWN);
        Redactor redactor = AskedFor.redactor(call);
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            List<FingerprintCount> all = access.archive().fingerprints(AskedFor.query(call, access.archive()));
            List<FingerprintCount> shown = limit == 0 ? all : all.subList(0, Math.min(limit, all.size()));
            if (call.has("--json")) {
                shown.forEach(each -> call.output().json(new FingerprintCount(each.fingerprint(), each.count(),
                        each.first(), each.last(), each.resolved(), each.since(), redactor.text(each.message()))));
            } else {
                table(call, shown, redactor);
            }
            return 0;
        }
    }

    private static void table(VerbCall call, List<FingerprintCount> shown, Redactor redactor) {
        try (Columns columns = new Columns(call.output()::result)) {
            columns.row("count", "last", "first", "fingerprint", "state", "message");
            shown.forEach(each -> columns.row(Integer.toString(each.count()), IncidentView.TIME.format(each.last()),
                    IncidentView.TIME.format(each.first()), each.fingerprint().text(), state(each),
                    redactor.text(each.message())));
        }
    }

    private static String state(FingerprintCount each) {
        if (each.resolved() == null) {
            return "open";
        }
        return each.since() == 0 ? "resolved" : "came back " + each.since() + " times";
    }
}
