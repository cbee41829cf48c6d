package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gather.core.json.Json;
import io.gather.incident.event.LogLevel;
import io.gather.incident.store.IncidentEntry;
import io.gather.transport.net.serve.SiteReply;
import org.jspecify.annotations.Nullable;

/** Incidents counted by what they have in common: their fingerprint, or their category. */
enum TallyPage {
    GROUPS("Groups", "fingerprint", "Group") {
        @Override
        List<String> names(PageMoment moment, int row) {
            return List.of(moment.rows().fingerprint(row));
        }
    },
    CATEGORIES("Categories", "category", "Category") {
        @Override
        List<String> names(PageMoment moment, int row) {
            return moment.rows().categories(row);
        }
    };

    private static final int SHOWN = 50;
    private static final int BARS = 24;
    private static final Duration NEW = Duration.ofDays(1);

    private final String title;
    private final String parameter;
    private final String head;

    TallyPage(String title, String parameter, String head) {
        this.title = title;
        this.parameter = parameter;
        this.head = head;
    }

    abstract List<String> names(PageMoment moment, int row);

    SiteReply of(PageSource source, PageQuery query) throws IOException {
        PageMoment moment = source.moment(query);
        List<Tally> all = Tally.of(moment, this::names);
        all.sort(Tally.order(query.value("sort").orElse("count"), moment)
                .orElseThrow(() -> PageQuery.wrong("sort", "is one of count, last, first, name")));
        int page = query.number("page", 1, 1, Integer.MAX_VALUE / SHOWN);
        int from = (int) Math.min((page - 1L) * SHOWN, all.size());
        List<Tally> shown = all.subList(from, Math.min(from + SHOWN, all.size()));
        if (query.isJson()) {
            return json(moment, query.value("size").isEmpty() ? all : shown);
        }
        return PageFrame.page(title, query, source.redactor(), moment.now(), html -> {
            FilterForm.write(html, moment);
            html.begin("p", "class", "counts").element("strong", IncidentsPage.count(all.size())).text(" "
                    + title.toLowerCase(Locale.ROOT) + ", " + IncidentsPage.count(moment.found().length)
                    + " incidents").end("p");
            table(html, moment, shown);
            PageFrame.pager(html, query, page, SHOWN, all.size());
        });
    }

    private void table(MarkupWriter html, PageMoment moment, List<Tally> shown) throws IOException {
        html.begin("div", "class", "card").begin("table", "class", "tallies").begin("thead").begin("tr");
        head(html, moment, head, "name");
        html.element("th", "The last one", "scope", "col");
        head(html, moment, "Incidents", "count");
        html.element("th", "Last day", "scope", "col").element("th", "Nodes", "scope", "col");
        head(html, moment, "First", "first");
        head(html, moment, "Last", "last");
        html.element("th", "Rate", "scope", "col").end("tr").end("thead").begin("tbody").line();
        RateChart all = shown.isEmpty() ? RateChart.of(new long[0], 0, 1, BARS) : IncidentsPage.chart(moment);
        for (Tally tally : shown) {
            row(html, moment, tally, all);
        }
        html.end("tbody").end("table");
        if (shown.isEmpty()) {
            html.element("p", "No incident is like that.", "class", "none");
        }
        html.end("div");
    }

    private static void head(MarkupWriter html, PageMoment moment, String text, String sort) throws IOException {
        boolean sorted = moment.query().value("sort").orElse("count").equals(sort);
        @Nullable
        String order = sorted ? sort.equals("name") ? "ascending" : "descending" : null;
        html.begin("th", "scope", "col", "aria-sort", order).element("a", text, "href",
                moment.query().here("sort", sort, "page", null)).end("th");
    }

    private void row(MarkupWriter html, PageMoment moment, Tally tally, RateChart all) throws IOException {
        IncidentEntry newest = moment.entry(tally.newest());
        String link = moment.query().there("/", parameter, tally.name());
        html.begin("tr", "class", newest == null ? "l-plain" : IncidentsPage.level(newest.level())).begin("td");
        marks(html, moment, tally);
        html.element("a", tally.name(), "class", "mono", "href", link).end("td").begin("td", "class", "message");
        if (newest != null) {
            html.element("span", LogLevel.show(newest.level()), "class", "level").text(" ").element("a",
                    newest.message().isEmpty() ? newest.name().text() : newest.message(), "href",
                    IncidentsPage.address(newest));
        }
        html.end("td").element("td", IncidentsPage.count(tally.count()), "class", "number");
        html.element("td", IncidentsPage.count(tally.since(moment, moment.now().minus(NEW))), "class", "number");
        html.element("td", IncidentsPage.count(tally.nodes()), "class", "number");
        time(html, tally.first(moment));
        time(html, tally.last(moment));
        html.begin("td");
        all.with(tally.times(moment), BARS)
                .draw(html, tally.name(), true);
        html.end("td").end("tr").line();
    }

    private void marks(MarkupWriter html, PageMoment moment, Tally tally) throws IOException {
        if (this != GROUPS) {
            return;
        }
        if (tally.hasRegression(moment)) {
            html.element("span", "regression", "class", "mark bad").text(" ");
        } else if (moment.resolved().since().containsKey(tally.name())) {
            html.element("span", "resolved", "class", "mark good").text(" ");
        }
        if (isNew(moment, tally)) {
            html.element("span", "new", "class", "mark").text(" ");
        }
    }

    /** A filter may have left out those that came before. */
    private static boolean isNew(PageMoment moment, Tally tally) {
        long then = moment.now().minus(NEW).toEpochMilli();
        if (tally.first(moment) < then) {
            return false;
        }
        for (int row = 0; row < moment.rows().size(); row++) {
            if (moment.rows().time(row) < then && moment.rows().fingerprint(row).equals(tally.name())) {
                return false;
            }
        }
        return true;
    }

    private static void time(MarkupWriter html, long millis) throws IOException {
        Instant time = Instant.ofEpochMilli(millis);
        html.begin("td", "class", "when").element("time", PageTimes.second(time), "datetime", time.toString())
                .end("td");
    }

    private record Answer(Instant asOf, int incidents, List<Counted> counted) {}

    private record Counted(String name, int incidents, long lastDay, int nodes, Instant first, Instant last,
            boolean regression, @Nullable Instant resolved) {}

    private SiteReply json(PageMoment moment, List<Tally> shown) {
        List<Counted> counted = new ArrayList<>();
        for (Tally tally : shown) {
            counted.add(new Counted(tally.name(), tally.count(), tally.since(moment, moment.now().minus(NEW)),
                    tally.nodes(), Instant.ofEpochMilli(tally.first(moment)), Instant.ofEpochMilli(tally.last(moment)),
                    this == GROUPS && tally.hasRegression(moment),
                    this == GROUPS ? moment.resolved().since().get(tally.name()) : null));
        }
        return SiteReply.of(200, SiteReply.JSON, Json.write(new Answer(moment.now(), moment.found().length, counted))
                + "\n");
    }
}
