package io.gather.incident.verb;

import java.io.IOException;
import java.util.List;

import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.redact.Redactor;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentQuery;
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
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            IncidentQuery query = AskedFor.query(call, access.archive());
            int most = limit == 0 ? Integer.MAX_VALUE : limit;
            int[] all = {0};
            access.archive().each(query, _ -> all[0]++);
            List<ReportingNode> nodes = access.archive().nodes();
            List<IncidentEntry> shown = access.archive().newest(query, most);
            Columns columns = new Columns();
            for (IncidentEntry entry : shown) {
                IncidentView view = IncidentView.of(entry, nodes, redactor);
                if (call.has("--json")) {
                    call.output().json(view);
                } else {
                    view.row(columns);
                }
            }
            columns.print(call.output()::result);
            if (all[0] > shown.size()) {
                call.output().message("the newest " + shown.size() + " of " + all[0] + "; --limit 0 lists all");
            }
            return 0;
        }
    }
}
