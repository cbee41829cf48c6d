package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.json.Json;
import io.gather.core.redact.Redactor;
import io.gather.core.units.Durations;
import io.gather.transport.net.serve.SiteReply;
import org.jspecify.annotations.Nullable;

/** Nodes: when each was heard of, and what it had to tell. Those that are silent come first. */
final class NodesPage {
    private NodesPage() {}

    /** @param ids all tub ids that it had, the first one first */
    private record NodeLook(String node, List<String> ids, @Nullable String address, @Nullable Instant heard,
            boolean silent, int incidents, @Nullable Instant last) {}

    private record Answer(Instant asOf, List<NodeLook> nodes) {}

    static SiteReply of(PageSource source, PageQuery query) throws IOException {
        PageMoment moment = source.moment(query);
        List<NodeLook> looks = looks(source, moment);
        if (query.isJson()) {
            return SiteReply.of(200, SiteReply.JSON, Json.write(new Answer(moment.now(), looks)) + "\n");
        }
        return PageFrame.page("Nodes", query, source.redactor(), moment.now(), html -> {
            long silent = looks.stream().filter(NodeLook::silent).count();
            html.begin("p", "class", "counts").element("strong", IncidentsPage.count(looks.size())).text(" nodes, "
                    + silent + " of them silent: not heard of for " + Durations.show(source.silentAfter())).end("p");
            html.begin("div", "class", "card").begin("table").begin("thead").begin("tr");
            for (String head : List.of("Node", "Heard of", "Address", "Incidents", "The last one", "Ids")) {
                html.element("th", head, "scope", "col");
            }
            html.end("tr").end("thead").begin("tbody").line();
            for (NodeLook look : looks) {
                row(html, look, moment.now());
            }
            html.end("tbody").end("table");
            if (looks.isEmpty()) {
                html.element("p", "No node was met yet.", "class", "none");
            }
            html.end("div");
        });
    }

    private static List<NodeLook> looks(PageSource source, PageMoment moment) {
        Map<String, int[]> counts = new HashMap<>();
        for (int row : moment.found()) {
            int[] count = counts.computeIfAbsent(moment.nodeId(moment.rows().tub(row)), _ -> new int[]{0, row});
            count[0]++;
        }
        Redactor redactor = source.redactor();
        return moment.nodes().stream().map(node -> {
            Optional<int[]> count = Optional.ofNullable(counts.get(node.id()));
            return new NodeLook(redactor.text(node.shown()), node.tubs(), redactor.optional(node.address()),
                    node.heard(), source.isSilent(node, moment.now()), count.map(it -> it[0]).orElse(0),
                    count.map(it -> Instant.ofEpochMilli(moment.rows().time(it[1]))).orElse(null));
        }).sorted(Comparator.comparing(NodeLook::silent).reversed().thenComparing(NodeLook::node)).toList();
    }

    private static void row(MarkupWriter html, NodeLook look, Instant now) throws IOException {
        html.begin("tr").begin("td").element("a", look.node(), "href",
                PageQuery.address("/", "node", look.ids().getFirst()));
        if (look.silent()) {
            html.text(" ").element("span", "silent", "class", "mark bad");
        }
        html.end("td").begin("td", "class", "when");
        Instant heard = look.heard();
        if (heard == null) {
            html.text("never");
        } else {
            html.element("time", PageTimes.ago(heard, now), "datetime", heard.toString(), "title",
                    PageTimes.second(heard));
        }
        String address = look.address();
        html.end("td").element("td", address == null ? "" : address, "class", "mono").element("td",
                IncidentsPage.count(look.incidents()), "class", "number").begin("td", "class", "when");
        Instant last = look.last();
        if (last != null) {
            html.element("time", PageTimes.second(last), "datetime", last.toString());
        }
        html.end("td").element("td", String.join(" ", look.ids()), "class", "mono ids").end("tr").line();
    }
}
