package io.gather.stats.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.gather.core.json.Json;
import io.gather.stats.config.LogConfig.Level;

/**
 * A message with what it is about.
 *
 * @param about names and values in turn
 */
record LogLine(Instant time, Level level, String text, List<String> about) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            Locale.ROOT);

    LogLine {
        about = List.copyOf(about);
    }

    /** Words with equals signs between name and value. */
    String text(ZoneId zone) {
        List<String> words = new ArrayList<>();
        members(zone).forEach((name, value) -> words.add(name + "=" + quoted(value)));
        return String.join(" ", words);
    }

    String json(ZoneId zone) {
        return Json.write(members(zone));
    }

    private Map<String, String> members(ZoneId zone) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("time", TIME.format(time.atZone(zone)));
        members.put("level", level.name());
        members.put("msg", text);
        for (int i = 0; i + 1 < about.size(); i += 2) {
            members.put(about.get(i), about.get(i + 1));
        }
        return members;
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.chars()
                .allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != '=' && c != '\\');
        return plain ? value : Json.write(value);
    }
}
