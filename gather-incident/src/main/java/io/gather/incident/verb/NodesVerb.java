package io.gather.incident.verb;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.incident.error.IncidentError;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentQuery;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/** {@code gather incident nodes}. */
final class NodesVerb implements Verb {
    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String about() {
        return "Lists the nodes that incidents came from, and when each was heard last.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(new VerbOption("--name", "NODE=NAME", "give a node a name"), ArchiveAccess.DIRECTORY,
                AskedFor.JSON);
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather incident nodes --name 7jejirnn=storage-1",
                "names the node whose id begins so"));
    }

    /** A node for programs. */
    private record NodeView(String name, String id, int ids, int incidents, @Nullable Instant last,
            @Nullable Instant heard, @Nullable String address) {}

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            for (String naming : call.values("--name")) {
                name(access.archive(), naming);
            }
            list(call, access.archive());
            return 0;
        }
    }

    private static void name(IncidentArchive archive, String naming) throws IOException, InterruptedException {
        String[] parts = naming.split("=", 2);
        if (parts.length != 2 || !parts[1].matches("[A-Za-z0-9._-]{1,64}")) {
            throw new GatherException(IncidentError.ASKED_WRONG,
                    "'" + naming + "' is no NODE=NAME; a name has letters, digits and any of ._-", "--name",
                    "write it like --name 7jejirnn=storage-1");
        }
        var tubs = archive.tubs(parts[0]);
        List<ReportingNode> meant = archive.nodes().stream().filter(node -> tubs.contains(node.id())).toList();
        if (meant.size() != 1) {
            throw new GatherException(IncidentError.NOT_THERE, "there are " + meant.size() + " such nodes", parts[0],
                    "write more of the id");
        }
        archive.name(meant.getFirst(), parts[1]);
    }

    private static void list(VerbCall call, IncidentArchive archive) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, Instant> last = new HashMap<>();
        archive.each(IncidentQuery.ALL, entry -> {
            counts.merge(entry.tub().text(), 1, Integer::sum);
            last.merge(entry.tub().text(), entry.time(), (a, b) -> a.isAfter(b) ? a : b);
        });
        List<NodeView> views = archive.nodes().stream().map(node -> view(node, counts, last)).toList();
        if (call.has("--json")) {
            views.forEach(call.output()::json);
            return;
        }
        try (Columns columns = new Columns(call.output()::result)) {
            columns.row("node", "id", "ids", "incidents", "last incident", "heard", "from");
            views.forEach(view -> columns.row(view.name(), view.id(), Integer.toString(view.ids()),
                    Integer.toString(view.incidents()), time(view.last()), time(view.heard()),
                    view.address() == null ? "" : view.address()));
        }
    }

    private static NodeView view(ReportingNode node, Map<String, Integer> counts, Map<String, Instant> last) {
        return new NodeView(node.shown(), node.id(), node.tubs().size(),
                node.tubs().stream().mapToInt(tub -> counts.getOrDefault(tub, 0)).sum(),
                node.tubs().stream().filter(last::containsKey).map(last::get).max(Instant::compareTo).orElse(null),
                node.heard(), node.address());
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "-" : IncidentView.TIME.format(time);
    }
}
