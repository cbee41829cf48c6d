package io.gather.incident.web.page;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.incident.event.LogEvent;
import io.gather.incident.event.LogLevel;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.value.LogValue;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteRequest;
import org.jspecify.annotations.Nullable;

/** One incident: what it was recorded for, and the events around it. Its file is read twice for each page, and never held. */
final class EventsPage {
    private EventsPage() {}

    static SiteReply of(PageSource source, PageQuery query, IncidentEntry entry) throws IOException {
        SiteRequest unfiltered = new SiteRequest(query.request().path(), Map.of(), query.request().root());
        PageMoment moment = source.moment(new PageQuery(unfiltered));
        EventChoice choice = EventChoice.of(query);
        Optional<Path> file = source.archive().file(entry);
        if (query.isJson()) {
            return EventsJson.of(moment, entry, file, choice);
        }
        return PageFrame.page(entry.message().isEmpty() ? entry.name().text() : entry.message(), query,
                source.redactor(), moment.now(), html -> {
                    if (file.isEmpty()) {
                        IncidentFacts.write(html, moment, entry, LogValue.Dict.EMPTY);
                        html.element("p", "Its file went to make room for newer ones.", "class", "none");
                    } else {
                        EventScan scan = EventScan.of(file.get(), choice, source.redactor());
                        IncidentFacts.write(html, moment, entry, scan.header());
                        events(html, query, choice, file.get(), scan, moment);
                    }
                });
    }

    private static void events(MarkupWriter html, PageQuery query, EventChoice choice, Path file, EventScan scan,
            PageMoment moment) throws IOException {
        filter(html, query, scan);
        int[] shown = scan.shown();
        html.begin("p", "class", "counts").element("strong", IncidentsPage.count(scan.matching())).text(" of "
                + IncidentsPage.count(scan.events()) + " events");
        trigger(html, query, scan.trigger());
        if (choice.size() != 0 && scan.matching() > choice.size() && scan.isInOrder()) {
            html.text(" ").element("a", "all on one page", "href",
                    query.here("size", "all", "page", null, "event", null));
        }
        html.end("p");
        for (FlogLine.Damaged damaged : scan.damages()) {
            html.element("p", "Line " + damaged.number() + " cannot be read: " + damaged.reason(), "class", "notice");
        }
        html.begin("div", "class", "card").begin("table", "class", "events").begin("thead").begin("tr");
        head(html, query, choice, "#", EventChoice.Order.NUM);
        head(html, query, choice, "Time", EventChoice.Order.TIME);
        head(html, query, choice, "Level", EventChoice.Order.LEVEL);
        for (String head : List.of("Facility", "Message", "Parent")) {
            html.element("th", head, "scope", "col");
        }
        html.end("tr").end("thead").begin("tbody").line();
        if (scan.isInOrder()) {
            inOrder(html, query, file, scan, shown);
        } else {
            sorted(html, query, file, scan, shown, moment);
        }
        html.end("tbody").end("table").end("div");
        if (choice.size() > 0) {
            PageFrame.pager(html, query, scan.page(), choice.size(), scan.matching());
        }
    }

    private static void trigger(MarkupWriter html, PageQuery query, @Nullable LogEvent trigger) throws IOException {
        if (trigger != null && trigger.number().isPresent() && trigger.number().get() >= 0) {
            String number = Long.toString(trigger.number().get());
            html.text(", recorded for ").element("a", "#" + number, "href",
                    PageQuery.address(query.request().path(), "event", number) + "#e" + number);
        }
    }

    private static void filter(MarkupWriter html, PageQuery query, EventScan scan) throws IOException {
        html.begin("form", "method", "get", "action", query.request().path(), "class", "filter", "role", "search");
        html.begin("label").element("span", "Text").empty("input", "type", "search", "name", "q", "value",
                query.value("q").orElse(""), "maxlength", "200").end("label");
        html.begin("label").element("span", "Level from").begin("select", "name", "level");
        String level = query.value("level").orElse("");
        html.element("option", "any", "value", "");
        for (LogLevel each : LogLevel.values()) {
            html.element("option", each.name(), "value", each.name(), "selected", selected(each.name(), level));
        }
        html.end("select").end("label").begin("label").element("span", "Facility").begin("select", "name", "facility");
        html.element("option", "any", "value", "");
        String facility = query.value("facility").orElse("");
        for (Map.Entry<String, Integer> each : scan.facilities().entrySet()) {
            if (!each.getKey().isEmpty()) {
                html.element("option", EventLook.cut(each.getKey(), 100) + " (" + each.getValue() + ")", "value",
                        each.getKey(), "selected", selected(each.getKey(), facility));
            }
        }
        html.end("select").end("label").element("button", "Show", "type", "submit").element("a", "Reset", "href",
                query.request().path(), "class", "reset").end("form").line();
    }

    private static @Nullable String selected(String value, String chosen) {
        return value.equals(chosen) ? "selected" : null;
    }

    private static void head(MarkupWriter html, PageQuery query, EventChoice choice, String text,
            EventChoice.Order order) throws IOException {
        boolean sorted = choice.order() == order;
        html.begin("th", "scope", "col", "aria-sort", sorted ? choice.down() ? "descending" : "ascending" : null);
        html.element("a", text, "href",
                query.here("sort", order.word(), "order", sorted && !choice.down() ? "down" : null,
                        "page", null, "event", null, "size", null))
                .end("th");
    }

    private static void inOrder(MarkupWriter html, PageQuery query, Path file, EventScan scan, int[] shown)
            throws IOException {
        EventScan.chosen(file, shown, (_, event) -> EventLook.row(html, event, scan.trigger(), query));
    }

    /** So many rows are held as fit on one page. */
    private static void sorted(MarkupWriter html, PageQuery query, Path file, EventScan scan, int[] shown,
            PageMoment moment) throws IOException {
        Map<Integer, String> rows = new HashMap<>();
        EventScan.chosen(file, shown, (ordinal, event) -> {
            StringWriter row = new StringWriter();
            EventLook.row(new MarkupWriter(row, moment.source().redactor()), event, scan.trigger(), query);
            rows.put(ordinal, row.toString());
        });
        for (int ordinal : shown) {
            html.raw(rows.getOrDefault(ordinal, ""));
        }
    }
}
