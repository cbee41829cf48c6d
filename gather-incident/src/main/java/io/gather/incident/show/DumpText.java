package io.gather.incident.show;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;

import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonText;
import org.jspecify.annotations.Nullable;

/** A log line by line, as {@code flogtool dump} prints it. For one file. */
public final class DumpText {
    private static final int ID_SHOWN = 8;

    private final DumpStyle style;
    private final Consumer<String> out;
    private @Nullable LogEvent trigger;

    /** @param out takes each line, or lines */
    public DumpText(DumpStyle style, Consumer<String> out) {
        this.style = style;
        this.out = line -> out.accept(style.redactor().text(line));
    }

    /** Says nothing of what is damaged: that is for whoever reads the file to tell. */
    public void add(FlogLine line) {
        switch (line) {
            case FlogLine.Header header -> header(header);
            case FlogLine.Entry entry -> event(entry);
            case FlogLine.Other _,FlogLine.Damaged _ -> {
                // Neither has a form of its own.
            }
        }
    }

    private void header(FlogLine.Header header) {
        if (header.type().equals("incident")) {
            trigger = header.trigger().orElse(null);
        }
        if (style.verbose()) {
            out.accept(PythonText.repr(header.line()));
        } else if (!style.justNumbers()) {
            header.header().dict("versions").ifPresent(this::versions);
            LogValue pid = header.header().get("pid");
            if (pid != null) {
                out.accept("PID: " + PythonText.str(pid));
            }
            out.accept("");
        }
    }

    private void versions(Dict versions) {
        out.accept("Application versions (embedded in logfile):");
        int longest = versions.entries().keySet().stream().mapToInt(String::length).max().orElse(0);
        versions.entries().entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).forEach(
                version -> out.accept(" ".repeat(longest - version.getKey().length()) + version.getKey() + ": "
                        + PythonText.str(version.getValue())));
    }

    private void event(FlogLine.Entry entry) {
        LogEvent event = entry.event();
        String when = time(event.time().orElse(Double.NaN));
        String number = event.number().map(String::valueOf).orElse("?");
        if (style.justNumbers()) {
            out.accept(when + " " + number);
            return;
        }
        StringBuilder line = new StringBuilder(cut(entry.from())).append('#').append(number).append(' ');
        if (style.received()) {
            line.append("rx(").append(time(entry.received())).append(") emit(").append(when).append(')');
        } else {
            line.append(when);
        }
        line.append(": ").append(EventText.of(event.fields()));
        if (style.verbose()) {
            line.append(": ").append(PythonText.repr(event.fields()));
        }
        if (trigger != null && event.isSame(trigger)) {
            line.append(" [INCIDENT-TRIGGER]");
        }
        out.accept(line.toString());
        failure(event);
    }

    private void failure(LogEvent event) {
        if (event.failure().isPresent()) {
            out.accept(" FAILURE:");
            for (String told : event.failureText().split("\n", -1)) {
                out.accept(" " + told);
            }
        }
    }

    private String time(double seconds) {
        return style.time().show(seconds, style.zone());
    }

    private static String cut(String from) {
        return from.length() <= ID_SHOWN ? from : from.substring(0, ID_SHOWN);
    }
}
