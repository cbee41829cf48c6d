package io.gather.incident.event;

import java.util.List;
import java.util.Optional;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.LogValue.Items;
import io.gather.incident.value.PythonText;

/** What an event says: its format filled in as Python does, or its message. */
public final class EventText {
    private static final String FAILED = " [formatting failed]";

    private EventText() {}

    public static String of(Dict event) {
        return filled(event).orElseGet(() -> Optional.ofNullable(event.get("message")).map(PythonText::str)
                .orElse("[no message]") + FAILED);
    }

    /** In a line: what it says, or what failed. */
    public static String summary(LogEvent event) {
        String text = of(event.fields()).strip();
        if (text.isEmpty()) {
            text = event.fields().text("why").orElse("").strip();
        }
        String failed = text.isEmpty() ? event.failureText() : text;
        return failed.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    private static Optional<String> filled(Dict event) {
        LogValue format = event.get("format");
        if (format != null) {
            return format instanceof LogValue.Text text
                    ? PercentFormat.fill(text.value(), List.of(event), event)
                    : Optional.empty();
        }
        LogValue message = event.get("message");
        if (message == null) {
            return Optional.of("");
        }
        if (!(message instanceof LogValue.Text text)) {
            return Optional.empty();
        }
        LogValue args = event.get("args");
        return args == null ? Optional.of(text.value()) : withArgs(text.value(), args);
    }

    /** JSON has no tuples: what was one is a list. */
    private static Optional<String> withArgs(String message, LogValue args) {
        return switch (args) {
            case Items items -> PercentFormat.fill(message, items.values(), null);
            case Dict dict -> PercentFormat.fill(message, List.of(dict), dict);
            case LogValue.Nothing _,LogValue.Truth _,LogValue.Whole _,LogValue.Real _,LogValue.Text _ ->
                PercentFormat.fill(message, List.of(args), null);
        };
    }
}
