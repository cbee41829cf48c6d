package io.gather.incident.web.page;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.gather.incident.event.LogLevel;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.PythonText;

/** What there is to know of one incident besides its events. */
final class IncidentFacts {
    private static final int LONGEST = 200;
    private static final int MOST_VERSIONS = 30;

    private IncidentFacts() {}

    static void write(MarkupWriter html, PageMoment moment, IncidentEntry entry, LogValue.Dict header)
            throws IOException {
        html.begin("p", "class", "counts " + IncidentsPage.level(entry.level()));
        IncidentsPage.marks(html, moment, entry);
        html.element("span", LogLevel.show(entry.level()), "class", "level").text(" " + entry.facility()).end("p");
        html.begin("dl", "class", "facts");
        begin(html, "Time").element("time", PageTimes.second(entry.time()), "datetime", entry.time().toString());
        end(html);
        String tub = entry.tub().text();
        begin(html, "Node").element("a", moment.node(tub), "href", PageQuery.address("/", "node", moment.nodeId(tub)));
        end(html);
        begin(html, "Incident").element("code", entry.name().text());
        end(html);
        group(html, moment, entry.fingerprint().text());
        begin(html, "Categories");
        for (String category : entry.categories()) {
            html.element("a", category, "class", "chip", "href", PageQuery.address("/", "category", category))
                    .text(" ");
        }
        end(html);
        header(html, header);
        html.end("dl").line();
    }

    private static void group(MarkupWriter html, PageMoment moment, String print) throws IOException {
        long like = IntStream.range(0, moment.rows().size())
                .filter(row -> moment.rows().fingerprint(row).equals(print)).count();
        begin(html, "Group").element("a", print, "class", "mono", "href", PageQuery.address("/", "fingerprint", print))
                .text(like == 1 ? ", the only one of it" : ", one of " + IncidentsPage.count(like));
        end(html);
    }

    private static void header(MarkupWriter html, LogValue.Dict header) throws IOException {
        LogValue pid = header.get("pid");
        if (pid != null) {
            begin(html, "Process").text(EventLook.cut(PythonText.str(pid), LONGEST));
            end(html);
        }
        Optional<LogValue.Dict> versions = header.dict("versions");
        if (versions.isPresent()) {
            begin(html, "Versions");
            for (Map.Entry<String, LogValue> version : versions.get().entries().entrySet().stream()
                    .limit(MOST_VERSIONS).toList()) {
                html.element("span",
                        EventLook.cut(version.getKey() + " " + PythonText.str(version.getValue()), LONGEST),
                        "class", "chip").text(" ");
            }
            end(html);
        }
        Optional<String> reason = header.text("incomplete");
        if (reason.isPresent()) {
            begin(html, "Not whole").text(EventLook.cut(reason.get(), LONGEST));
            end(html);
        }
    }

    private static MarkupWriter begin(MarkupWriter html, String name) throws IOException {
        return html.begin("div").element("dt", name).begin("dd");
    }

    private static void end(MarkupWriter html) throws IOException {
        html.end("dd").end("div");
    }
}
