package io.gather.incident.web.page;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.event.LogLevel;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.PythonText;
import org.jspecify.annotations.Nullable;

/** One event as a row. */
final class EventLook {
    static final int LONGEST = 8 << 10;
    private static final int LONGEST_FAILURE = 16 << 10;
    private static final int LONGEST_VALUE = 1 << 10;
    private static final int MOST_VALUES = 12;
    /** What the row shows anyway. */
    private static final Set<String> SHOWN = Set.of("num", "time", "level", "facility", "message", "format", "args",
            "parent", "incarnation", "failure", "isError");

    private EventLook() {}

    static void row(MarkupWriter html, LogEvent event, @Nullable LogEvent trigger, PageQuery query)
            throws IOException {
        boolean isTrigger = trigger != null && event.isSame(trigger);
        String number = event.number().map(String::valueOf).orElse("");
        String css = IncidentsPage.level(event.level()) + (isTrigger ? " trigger" : "");
        html.begin("tr", "class", css, "id", number.isEmpty() ? null : "e" + number).begin("td", "class", "number");
        if (!number.isEmpty()) {
            html.element("a", number, "href", "#e" + number);
        }
        double seconds = event.time().orElse(Double.NaN);
        html.end("td").begin("td", "class", "when").element("time", PageTimes.clock(seconds), "title",
                PageTimes.day(seconds)).end("td");
        html.begin("td").element("span", LogLevel.show(event.level()), "class", "level").end("td");
        html.element("td", cut(event.facility(), LONGEST_VALUE), "class", "facility").begin("td", "class", "message");
        if (isTrigger) {
            html.element("span", "trigger", "class", "mark bad").text(" ");
        }
        html.element("span", cut(EventText.of(event.fields()), LONGEST), "class", "said");
        failure(html, event);
        values(html, event);
        html.end("td").begin("td", "class", "number");
        parent(html, event, query);
        html.end("td").end("tr").line();
    }

    private static void failure(MarkupWriter html, LogEvent event) throws IOException {
        if (event.failure().isPresent()) {
            html.element("pre", cut(event.failureText(), LONGEST_FAILURE), "class", "failure");
        }
    }

    private static void values(MarkupWriter html, LogEvent event) throws IOException {
        int shown = 0;
        for (Map.Entry<String, LogValue> field : event.fields().entries().entrySet()) {
            if (SHOWN.contains(field.getKey())) {
                continue;
            }
            if (shown == 0) {
                html.begin("dl", "class", "values");
            }
            if (shown++ == MOST_VALUES) {
                html.element("dt", "…").element("dd", "and more, see the JSON");
                break;
            }
            html.element("dt", cut(field.getKey(), LONGEST_VALUE)).element("dd", cut(value(field.getValue()),
                    LONGEST_VALUE));
        }
        if (shown > 0) {
            html.end("dl");
        }
    }

    private static String value(LogValue value) {
        return value instanceof LogValue.Text text ? text.value() : PythonText.repr(value);
    }

    /** On another page it may be: the link looks for it there, with no filter in its way. */
    private static void parent(MarkupWriter html, LogEvent event, PageQuery query) throws IOException {
        if (event.parent().isPresent() && event.parent().get() >= 0) {
            String number = Long.toString(event.parent().get());
            html.element("a", number, "href",
                    PageQuery.address(query.request().path(), "event", number) + "#e" + number,
                    "title", "the event that led to this one");
        }
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, longest) + " … " + (text.length() - longest) + " characters more";
    }
}
