package io.gather.incident.tail;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;

import io.gather.core.redact.Redactor;
import io.gather.incident.event.EventText;
import io.gather.incident.event.EventTime;
import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonText;

/** A log as {@code flogtool tail} prints it. */
public final class TailText implements TailOutput {
    private final TailStyle style;
    private final Consumer<String> out;
    private final Consumer<String> messages;

    /** @param verbose events with all that they hold */
    public record TailStyle(EventTime time, ZoneId zone, boolean verbose, Redactor redactor) {}

    /**
     * @param out takes what was logged
     * @param messages takes what is told of the connection
     */
    public TailText(TailStyle style, Consumer<String> out, Consumer<String> messages) {
        this.style = style;
        this.out = line -> out.accept(style.redactor().text(line));
        this.messages = messages;
    }

    @Override
    public void connected(Dict versions, LogValue pid) {
        messages.accept(pid instanceof LogValue.Whole whole
                ? "Connected (to pid " + whole.value() + ")"
                : "Connected (unable to get pid)");
        messages.accept("Remote Versions:");
        versions.entries().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(each -> messages.accept(" " + each.getKey() + ": " + PythonText.str(each.getValue())));
    }

    @Override
    public void event(Dict fields) {
        if (style.verbose()) {
            out.accept(PythonText.repr(fields));
            return;
        }
        LogEvent event = new LogEvent(fields);
        out.accept(style.time().show(event.time().orElse(Double.NaN), style.zone()) + " L" + (long) event.level()
                + " []#" + event.number().map(String::valueOf).orElse("?") + " " + EventText.of(fields));
        if (event.failure().isPresent()) {
            out.accept(" FAILURE:");
            for (String told : event.failureText().split("\n", -1)) {
                out.accept(" " + told);
            }
        }
    }
}
