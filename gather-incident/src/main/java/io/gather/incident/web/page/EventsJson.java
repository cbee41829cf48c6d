package io.gather.incident.web.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.gather.core.json.Json;
import io.gather.core.redact.Redactor;
import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.show.MaskedValue;
import io.gather.incident.store.IncidentEntry;
import io.gather.transport.net.serve.SiteReply;
import org.jspecify.annotations.Nullable;

/** One incident for programs: what is listed of it, its header, and its events one after the other, in the order of the file. */
final class EventsJson {
    private EventsJson() {}

    static SiteReply of(PageMoment moment, IncidentEntry entry, Optional<Path> file, EventChoice choice) {
        return new SiteReply(200, SiteReply.JSON, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 14);
            writer.write("{\"incident\":" + Json.write(IncidentLook.of(entry, moment)));
            if (file.isPresent()) {
                events(writer, file.get(), choice, moment.source().redactor());
            }
            writer.write("}\n");
            writer.flush();
        });
    }

    private static void events(Writer writer, Path file, EventChoice choice, Redactor redactor) throws IOException {
        EventScan scan = EventScan.of(file, choice, redactor);
        writer.write(",\"header\":" + json(MaskedValue.plain(scan.header(), redactor)) + ",\"all\":" + scan.events()
                + ",\"matching\":" + scan.matching() + ",\"damaged\":" + scan.damaged() + ",\"page\":" + scan.page()
                + ",\"events\":[");
        boolean[] first = {true};
        EventScan.chosen(file, scan.shown(), (_, event) -> {
            writer.write((first[0] ? "\n" : ",\n") + json(event(event, scan, redactor)));
            first[0] = false;
        });
        writer.write("]");
    }

    private static String json(@Nullable Object value) {
        return value == null ? "null" : Json.write(value);
    }

    private static Map<String, @Nullable Object> event(LogEvent event, EventScan scan, Redactor redactor) {
        LogEvent trigger = scan.trigger();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("text", redactor.text(EventText.of(event.fields())));
        all.put("trigger", trigger != null && event.isSame(trigger));
        all.put("event", MaskedValue.plain(event.fields(), redactor));
        return all;
    }
}
