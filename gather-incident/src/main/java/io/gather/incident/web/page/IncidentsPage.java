package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.gather.core.json.Json;
import io.gather.incident.event.LogLevel;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentRows;
import io.gather.transport.net.serve.SiteReply;

/** Incidents, the newest first, how many there were when, and how many of each category. */
final class IncidentsPage {
    private static final int SHOWN = 50;
    private static final int MOST = 1000;
    private static final int BARS = 60;

    private IncidentsPage() {}

    static SiteReply of(PageSource source, PageQuery query) throws IOException {
        PageMoment moment = source.moment(query);
        int size = query.number("size", SHOWN, 1, MOST);
        int page = query.number("page", 1, 1, Integer.MAX_VALUE / MOST);
        List<IncidentEntry> entries = moment.entries((page - 1) * size, size);
        if (query.isJson()) {
            return json(moment, entries, page, size);
        }
        return PageFrame.page("Incidents", query, source.redactor(), moment.now(), html -> {
            FilterForm.write(html, moment);
            html.begin("p", "class", "counts").element("strong", count(moment.found().length))
                    .text(moment.found().length == 1 ? " incident" : " incidents");
            categories(html, moment);
            html.end("p");
            if (moment.found().length > 0) {
                chart(moment).draw(html, "incidents", false);
            }
            table(html, moment, entries);
            PageFrame.pager(html, query, page, size, moment.found().length);
        });
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static RateChart chart(PageMoment moment) {
        long[] times = times(moment.rows(), moment.found());
        RowFilter filter = moment.filter();
        boolean begins = filter.since() != Long.MIN_VALUE;
        long until = filter.until() != Long.MAX_VALUE
                ? filter.until()
                : begins ? Math.max(moment.now().toEpochMilli(), times[0] + 1) : times[0] + 1;
        return RateChart.of(times, begins ? filter.since() : least(times), until, BARS);
    }

    /** A clock that was wrong for once must not make all others one bar. */
    private static long least(long[] newestFirst) {
        return newestFirst[(int) Math.min(newestFirst.length - 1L, newestFirst.length * 999L / 1000)];
    }

    static long[] times(IncidentRows rows, int[] at) {
        return Arrays.stream(at).mapToLong(rows::time).toArray();
    }

    private static void categories(MarkupWriter html, PageMoment moment) throws IOException {
        Map<String, Integer> counts = moment.rows().countsByCategory(moment.found());
        for (Map.Entry<String, Integer> each : counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(12).toList()) {
            html.text(" ").begin("a", "class", "chip", "href", moment.query().here("category", each.getKey(), "page",
                    null)).text(each.getKey() + " ").element("b", count(each.getValue())).end("a");
        }
    }

    private static void table(MarkupWriter html, PageMoment moment, List<IncidentEntry> entries) throws IOException {
        html.begin("div", "class", "card").begin("table", "class", "incidents").begin("thead").begin("tr");
        for (String head : List.of("Time", "Node", "Level", "Message", "Categories", "Group", "Events")) {
            html.element("th", head, "scope", "col");
        }
        html.end("tr").end("thead").begin("tbody").line();
        for (IncidentEntry entry : entries) {
            row(html, moment, entry);
        }
        html.end("tbody").end("table");
        if (entries.isEmpty()) {
            html.element("p", moment.rows().size() == 0 ? "No incident was stored yet." : "No incident is like that.",
                    "class", "none");
        }
        html.end("div");
    }

    static String address(IncidentEntry entry) {
        return "/incident/" + entry.tub().text() + "/" + entry.name().text();
    }

    private static void row(MarkupWriter html, PageMoment moment, IncidentEntry entry) throws IOException {
        String tub = entry.tub().text();
        html.begin("tr", "class", level(entry.level())).begin("td", "class", "when").begin("a", "href", address(entry))
                .element("time", PageTimes.second(entry.time()), "datetime", entry.time().toString()).end("a")
                .end("td");
        html.begin("td").element("a", moment.node(tub), "href", moment.query().here("node", moment.nodeId(tub), "page",
                null)).end("td");
        html.begin("td").element("span", LogLevel.show(entry.level()), "class", "level").end("td");
        html.begin("td", "class", "message");
        marks(html, moment, entry);
        html.element("a", entry.message().isEmpty() ? entry.name().text() : entry.message(), "href", address(entry));
        if (!entry.facility().isEmpty()) {
            html.element("small", entry.facility());
        }
        html.end("td").begin("td");
        for (String category : entry.categories()) {
            html.element("a", category, "class", "chip", "href",
                    moment.query().here("category", category, "page", null))
                    .text(" ");
        }
        String print = entry.fingerprint().text();
        html.end("td").begin("td").element("a", print, "class", "mono", "href",
                moment.query().here("fingerprint", print, "page", null)).end("td");
        html.element("td", count(entry.events()), "class", "number").end("tr").line();
    }

    static void marks(MarkupWriter html, PageMoment moment, IncidentEntry entry) throws IOException {
        if (moment.resolved().isRegression(entry)) {
            html.element("span", "regression", "class", "mark bad").text(" ");
        }
        switch (entry.state()) {
            case INCOMPLETE -> html.element("span", "not whole", "class", "mark").text(" ");
            case REMOVED -> html.element("span", "removed", "class", "mark").text(" ");
            case WHOLE, COPY -> {
                // As it should be.
            }
        }
    }

    static String level(double level) {
        return level >= LogLevel.SCARY.number()
                ? "l-scary"
                : level >= LogLevel.WEIRD.number()
                        ? "l-weird"
                        : level >= LogLevel.UNUSUAL.number() ? "l-unusual" : "l-plain";
    }

    private record Answer(Instant asOf, int incidents, int page, int size, List<IncidentLook> shown) {}

    private static SiteReply json(PageMoment moment, List<IncidentEntry> entries, int page, int size) {
        return SiteReply.of(200, SiteReply.JSON, Json.write(new Answer(moment.now(), moment.found().length, page, size,
                entries.stream().map(entry -> IncidentLook.of(entry, moment)).toList())) + "\n");
    }
}
