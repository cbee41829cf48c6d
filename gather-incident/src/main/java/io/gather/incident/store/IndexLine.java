package io.gather.incident.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.gather.incident.classify.Fingerprint;
import io.gather.transport.foolscap.furl.TubId;

/** An entry as the index has it: fields with tabs between them, which is read ten times as fast as JSON. */
final class IndexLine {
    private static final int FIELDS = 14;

    private IndexLine() {}

    static String write(IncidentEntry entry) {
        return String.join("\t", entry.tub().text(), entry.name().text(), entry.state().name(), entry.identity(),
                Long.toString(entry.time().toEpochMilli()), Long.toString(entry.stored().toEpochMilli()),
                Double.toString(entry.level()), escaped(entry.facility()), entry.fingerprint().text(),
                String.join(",", entry.categories()), Integer.toString(entry.events()), Long.toString(entry.bytes()),
                escaped(entry.version()), escaped(entry.message()));
    }

    /** Empty for what was not written by {@link #write}. */
    static Optional<IncidentEntry> read(String line) {
        String[] at = line.split("\t", -1);
        if (at.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IncidentEntry(new TubId(at[0]), new IncidentName(at[1]),
                    IncidentEntry.State.valueOf(at[2]), at[3], Instant.ofEpochMilli(Long.parseLong(at[4])),
                    Instant.ofEpochMilli(Long.parseLong(at[5])), Double.parseDouble(at[6]), plain(at[7]),
                    new Fingerprint(at[8]), at[9].isEmpty() ? List.of() : List.of(at[9].split(",")),
                    Integer.parseInt(at[10]), Long.parseLong(at[11]), plain(at[12]), plain(at[13])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String plain(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = letter(text.charAt(++i));
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static char letter(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
