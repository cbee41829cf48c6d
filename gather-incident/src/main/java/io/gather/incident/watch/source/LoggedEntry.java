package io.gather.incident.watch.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.incident.watch.line.LinePosition;
import io.gather.incident.watch.line.LineSource;
import io.gather.incident.watch.line.LineText;
import io.gather.incident.watch.line.WatchedLine;

/** An entry of the journal, as {@code journalctl -o json} tells it. */
record LoggedEntry(JournalCursor cursor, JsonNode fields) {
    private static final int USUAL_PRIORITY = 6;
    private static final String KERNEL = "kernel";
    private static final List<String> UNITS = List.of("UNIT", "USER_UNIT", "COREDUMP_UNIT", "COREDUMP_USER_UNIT",
            "OBJECT_SYSTEMD_UNIT", "_SYSTEMD_UNIT", "_SYSTEMD_USER_UNIT");
    /** By the names that they get in events. */
    private static final Map<String, String> DETAILS = Map.of("_PID", "pid", "_UID", "uid", "SYSLOG_IDENTIFIER",
            "identifier", "EXIT_STATUS", "exit_status", "UNIT_RESULT", "result", "COREDUMP_COMM", "core_command",
            "COREDUMP_EXE", "core_program", "COREDUMP_SIGNAL_NAME", "core_signal", "COREDUMP_PID", "core_pid");
    private static final int LONGEST_DETAIL = 500;

    /** All that is asked for. */
    static List<String> names() {
        List<String> names = new ArrayList<>(UNITS);
        names.addAll(DETAILS.keySet());
        names.addAll(List.of("MESSAGE", "PRIORITY", "_TRANSPORT", "MESSAGE_ID", "_SYSTEMD_INVOCATION_ID"));
        names.sort(null);
        return names;
    }

    /** @return empty: it is none */
    static Optional<LoggedEntry> parse(byte[] line) {
        try {
            JsonNode fields = Json.mapper().readTree(line);
            return Optional.ofNullable(fields).map(it -> it.path("__CURSOR").textValue())
                    .flatMap(JournalCursor::parse).map(it -> new LoggedEntry(it, fields));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether it was written by that process, or by that start of a unit. */
    boolean isBy(long process, String invocation) {
        return text("_PID").equals(Long.toString(process))
                || (!invocation.isEmpty() && text("_SYSTEMD_INVOCATION_ID").equals(invocation));
    }

    boolean isOfKernel() {
        return text("_TRANSPORT").equals(KERNEL);
    }

    WatchedLine line(boolean old) {
        List<String> units = UNITS.stream().map(this::text).filter(it -> !it.isEmpty()).distinct().toList();
        String identifier = isOfKernel() ? KERNEL : text("SYSLOG_IDENTIFIER");
        String facility = isOfKernel() ? KERNEL : !units.isEmpty() ? units.getFirst() : identifier;
        Map<String, String> details = new TreeMap<>();
        DETAILS.forEach((field, name) -> {
            String value = text(field);
            if (!value.isEmpty()) {
                details.put(name, value.substring(0, Math.min(value.length(), LONGEST_DETAIL)));
            }
        });
        return new WatchedLine(isOfKernel() ? LineSource.KERNEL : LineSource.JOURNAL,
                Instant.EPOCH.plus(cursor.micros(), ChronoUnit.MICROS), facility.isEmpty() ? "journal" : facility,
                priority(), identifier, units, text("MESSAGE_ID").replace("-", ""),
                message(), details, new LinePosition.OfJournal(cursor.text()), old);
    }

    private String message() {
        return fields.path("MESSAGE").isNull()
                ? "(a message that the journal does not show, since it is too long)"
                : LineText.clean(text("MESSAGE"), 0);
    }

    private int priority() {
        String text = text("PRIORITY");
        return text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '7'
                ? text.charAt(0) - '0'
                : USUAL_PRIORITY;
    }

    /** A field may be there several times; what is no text comes as a list of bytes. */
    private String text(String name) {
        JsonNode node = fields.path(name);
        if (!node.isArray()) {
            return node.isTextual() ? node.textValue() : "";
        }
        if (node.path(0).isNumber()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            node.forEach(it -> bytes.write(it.intValue()));
            return bytes.toString(StandardCharsets.UTF_8);
        }
        JsonNode first = node.path(0);
        return first.isTextual() ? first.textValue() : "";
    }
}
