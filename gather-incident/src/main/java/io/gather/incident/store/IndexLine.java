package io.gather.incident.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.gather.incident.classify.Fingerprint;
import io.gather.transport.foolscap.furl.TubId;

/** An entry as the index has it: fields with tabs between them. Each is decoded when it is asked for. */
final class IndexLine {
    private static final int TUB = 0;
    private static final int NAME = 1;
    private static final int STATE = 2;
    private static final int IDENTITY = 3;
    private static final int TIME = 4;
    private static final int STORED = 5;
    private static final int LEVEL = 6;
    private static final int FACILITY = 7;
    private static final int FINGERPRINT = 8;
    private static final int CATEGORIES = 9;
    private static final int EVENTS = 10;
    private static final int BYTES = 11;
    private static final int VERSION = 12;
    private static final int MESSAGE = 13;
    private static final int FIELDS = 14;

    private final int[] ends = new int[FIELDS];
    private byte[] bytes = {};
    private int begin;
    private int fields;

    static String write(IncidentEntry entry) {
        return String.join("\t", entry.tub().text(), entry.name().text(), entry.state().name(), entry.identity(),
                Long.toString(entry.time().toEpochMilli()), Long.toString(entry.stored().toEpochMilli()),
                Double.toString(entry.level()), escaped(entry.facility()), entry.fingerprint().text(),
                String.join(",", entry.categories()), Integer.toString(entry.events()), Long.toString(entry.bytes()),
                escaped(entry.version()), escaped(entry.message()));
    }

    /**
     * Looks at another line. The bytes are not copied.
     *
     * @return where its line feed is; -1 when there is none before the limit
     */
    int read(byte[] in, int from, int limit) {
        bytes = in;
        begin = from;
        int found = 0;
        for (int at = from; at < limit; at++) {
            byte b = in[at];
            if (b == '\n') {
                end(found++, at);
                fields = found;
                return at;
            }
            if (b == '\t') {
                end(found++, at);
            }
        }
        fields = 0;
        return -1;
    }

    private void end(int field, int at) {
        if (field < FIELDS) {
            ends[field] = at;
        }
    }

    /** Whether it has the fields of one. */
    boolean isEntry() {
        return fields == FIELDS;
    }

    private String text(int field) {
        int from = field == 0 ? begin : ends[field - 1] + 1;
        return new String(bytes, from, ends[field] - from, StandardCharsets.UTF_8);
    }

    /** All fields. */
    String whole() {
        return new String(bytes, begin, ends[FIELDS - 1] - begin, StandardCharsets.UTF_8);
    }

    String tub() {
        return text(TUB);
    }

    String name() {
        return text(NAME);
    }

    String state() {
        return text(STATE);
    }

    String level() {
        return text(LEVEL);
    }

    String fingerprint() {
        return text(FINGERPRINT);
    }

    String categories() {
        return text(CATEGORIES);
    }

    String facility() {
        return plain(text(FACILITY));
    }

    String message() {
        return plain(text(MESSAGE));
    }

    /** In milliseconds since 1970. */
    long time() {
        return Long.parseLong(text(TIME));
    }

    static List<String> categories(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    /** Empty for what was not written by {@link #write}. */
    Optional<IncidentEntry> entry() {
        try {
            return Optional.of(new IncidentEntry(new TubId(tub()), new IncidentName(name()),
                    IncidentEntry.State.valueOf(state()), text(IDENTITY), Instant.ofEpochMilli(time()),
                    Instant.ofEpochMilli(Long.parseLong(text(STORED))), Double.parseDouble(level()), facility(),
                    new Fingerprint(fingerprint()), categories(categories()), Integer.parseInt(text(EVENTS)),
                    Long.parseLong(text(BYTES)), plain(text(VERSION)), message()));
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
