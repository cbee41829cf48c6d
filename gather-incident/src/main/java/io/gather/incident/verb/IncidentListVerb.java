package io.gather.incident.verb;

import java.io.IOException;
import java.util.List;

import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.NewestIncidents;
import io.gather.incident.store.ReportingNode;

/** {@code gather incident list}. */
final class IncidentListVerb implements Verb {
    private static final int SHOWN = 50;

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String about() {
        return "Lists incidents, the newest first.";
    }

    @Override
    public List<VerbOption> options() {
        return AskedFor.options(new VerbOption("--limit", "NUMBER", "at most so many; 0: all (default: 50)"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident list --last 1d", "of the last day"),
                new VerbExample("gather incident list --category unknown --limit 0", "all that no rule knows"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        int limit = AskedFor.number(call, "--limit", SHOWN);
        Redactor redactor = AskedFor.redactor(call);
        try (ArchiveAccess access = ArchiveAccess.open(call);
                NewestIncidents found = access.archive().newestOf(AskedFor.query(call, access.archive()),
                        limit == 0 ? Integer.MAX_VALUE : limit)) {
            List<ReportingNode> nodes = access.archive().nodes();
            long shown = 0;
            try (Columns columns = new Columns(call.output()::result)) {
                for (IncidentEntry entry = found.next(); entry != null; entry = found.next()) {
                    IncidentView view = IncidentView.of(entry, nodes, redactor);
                    if (call.has("--json")) {
                        call.output().json(view);
                    } else {
                        view.row(columns);
                    }
                    shown++;
                }
            }
            if (limit > 0 && found.all() > shown) {
                call.output().message("the newest " + shown + " of " + found.all() + "; --limit 0 lists all");
            }
            return 0;
        }
    }
}
