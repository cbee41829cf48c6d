package io.gather.incident.web.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;

import io.gather.incident.event.LogLevel;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/** The filter of incidents: whatever is chosen stands in the address. */
final class FilterForm {
    private static final List<String> PAST = List.of("1h", "6h", "1d", "7d", "30d", "365d");
    private static final int MOST = 500;

    private FilterForm() {}

    static void write(MarkupWriter html, PageMoment moment) throws IOException {
        PageQuery query = moment.query();
        html.begin("form", "method", "get", "action", query.request().path(), "class", "filter", "role", "search");
        field(html, query, "q", "Text", "search", "in messages");
        begin(html, "last", "Last");
        option(html, "", "any time", query.value("last").orElse(""));
        choices(html, PAST, query.value("last").orElse(""));
        field(html, query, "since", "Since", "text", "2026-11-20 08:30");
        field(html, query, "until", "Until", "text", "2026-11-21");
        begin(html, "category", "Category");
        option(html, "", "any", query.value("category").orElse(""));
        choices(html, moment.rows().categories(), query.value("category").orElse(""));
        begin(html, "node", "Node");
        nodes(html, moment, query.value("node").orElse(""));
        begin(html, "level", "Level from");
        option(html, "", "any", query.value("level").orElse(""));
        for (LogLevel level : LogLevel.values()) {
            option(html, level.name(), level.name(), query.value("level").orElse(""));
        }
        html.end("select").end("label");
        field(html, query, "fingerprint", "Group", "text", "umid-…");
        html.element("button", "Show", "type", "submit").element("a", "Reset", "href", query.request().path(), "class",
                "reset").end("form").line();
    }

    private static void field(MarkupWriter html, PageQuery query, String name, String label, String type, String hint)
            throws IOException {
        html.begin("label").element("span", label).empty("input", "type", type, "name", name, "placeholder", hint,
                "value", query.value(name).orElse(""), "maxlength", "200").end("label");
    }

    private static void begin(MarkupWriter html, String name, String label) throws IOException {
        html.begin("label").element("span", label).begin("select", "name", name);
    }

    private static void option(MarkupWriter html, String value, String shown, String chosen) throws IOException {
        @Nullable
        String selected = value.equals(chosen) ? "selected" : null;
        html.element("option", shown, "value", value, "selected", selected);
    }

    private static void choices(MarkupWriter html, Iterable<String> values, String chosen) throws IOException {
        boolean known = chosen.isEmpty();
        for (String value : values) {
            option(html, value, value, chosen);
            known |= value.equals(chosen);
        }
        if (!known) {
            option(html, chosen, chosen, chosen);
        }
        html.end("select").end("label");
    }

    private static void nodes(MarkupWriter html, PageMoment moment, String chosen) throws IOException {
        option(html, "", "any", chosen);
        boolean known = chosen.isEmpty();
        for (ReportingNode node : moment.nodes().stream().sorted(Comparator.comparing(ReportingNode::shown)).limit(MOST)
                .toList()) {
            option(html, node.id(), node.shown(), chosen);
            known |= node.id().equals(chosen);
        }
        if (!known) {
            option(html, chosen, chosen, chosen);
        }
        html.end("select").end("label");
    }
}
