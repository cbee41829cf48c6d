package io.gather.incident.watch.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.gather.core.redact.Redactor;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.watch.line.WatchedLine;

/** Lines as Foolscap's events, with the secrets masked that stood in them. */
public final class LineEvents {
    /** By priority: what is no trigger stays below what would be an incident. */
    private static final int[] LEVELS = {28, 28, 28, 28, 25, 23, 20, 10};
    private static final int USUAL_LEVEL = 20;
    private static final int INFREQUENT = 25;
    private static final double NANOS = 1e9;

    private final ThisMachine machine;
    private final Redactor redactor;

    public LineEvents(ThisMachine machine, Redactor redactor) {
        this.machine = machine;
        this.redactor = redactor;
    }

    /** Of an incident: what led to it, and all. */
    public record Told(Dict header, Dict trigger, List<Dict> events) {}

    public Told told(RecordedIncident incident) {
        List<Dict> events = new ArrayList<>();
        Dict trigger = trigger(incident);
        for (NumberedLine each : incident.lines()) {
            if (each.number() == incident.trigger().number()) {
                if (incident.heldBack() > 0) {
                    events.add(heldBack(incident));
                }
                events.add(trigger);
            } else if (incident.alsoTriggers().contains(each.number())) {
                events.add(event(each).with("umid", LogValue.of(incident.rule().umid()))
                        .with("level", LogValue.of(incident.rule().level().number())));
            } else {
                events.add(event(each));
            }
        }
        Dict header = machine.header(trigger);
        List<LogValue> followed = incident.followed().stream().map(LogValue::of).toList();
        return new Told(followed.isEmpty() ? header : header.with("followed", new LogValue.Items(followed)),
                trigger, events);
    }

    private Dict trigger(RecordedIncident incident) {
        Dict trigger = event(incident.trigger()).with("level", LogValue.of(incident.rule().level().number()))
                .with("umid", LogValue.of(incident.rule().umid())).with("rule", LogValue.of(incident.rule().name()))
                .with("host", LogValue.of(machine.host())).with("line", LogValue.of(incident.key()));
        return incident.heldBack() == 0 ? trigger : trigger.with("held_back", LogValue.of(incident.heldBack()));
    }

    private Dict heldBack(RecordedIncident incident) {
        return common("gather.watch", incident.trigger().line().time())
                .with("level", LogValue.of(INFREQUENT))
                .with("message", LogValue.of(incident.heldBack() + " more of rule '" + incident.rule().name()
                        + "' were not told since the last one, as no more than " + incident.rule().perHour()
                        + " are in an hour"));
    }

    private Dict event(NumberedLine numbered) {
        WatchedLine line = numbered.line();
        int level = line.priority() >= 0 && line.priority() < LEVELS.length ? LEVELS[line.priority()] : USUAL_LEVEL;
        Dict event = common(redactor.text(line.facility()), line.time()).with("num", LogValue.of(numbered.number()))
                .with("level", LogValue.of(level))
                .with("message", LogValue.of(redactor.text(line.text())))
                .with("source", LogValue.of(line.source().name().toLowerCase(Locale.ROOT)));
        if (line.priority() >= 0) {
            event = event.with("priority", LogValue.of(line.priority()));
        }
        for (Map.Entry<String, String> each : line.details().entrySet()) {
            event = event.with(each.getKey(), LogValue.of(redactor.text(each.getValue())));
        }
        return event;
    }

    private Dict common(String facility, Instant time) {
        return Dict.EMPTY.with("facility", LogValue.of(facility))
                .with("time", LogValue.of(time.getEpochSecond() + time.getNano() / NANOS))
                .with("incarnation", machine.incarnationValue());
    }
}
