package io.gather.incident.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.redact.Redactor;
import io.gather.incident.machine.ThisMachine;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.watch.rule.IncidentLevel;

/** A report as Foolscap's events: the attached lines, then what is reported. */
record ReportEvents(Dict header, List<Dict> events) {
    private static final String UMID = "GwRepo";
    private static final int OPERATIONAL = 20;
    private static final double MILLIS = 1000;

    static ReportEvents of(String message, IncidentLevel level, List<AttachedFile> attached, ThisMachine machine,
            Redactor redactor, Instant now) {
        List<Dict> events = new ArrayList<>();
        for (AttachedFile file : attached) {
            for (String line : file.lines()) {
                events.add(event(events.size(), "gather.report.attached", redactor.text(line), OPERATIONAL, machine,
                        now).with("file", LogValue.of(redactor.text(file.name()))));
            }
        }
        Dict trigger = event(events.size(), "gather.report", redactor.text(message), level.number(), machine, now)
                .with("umid", LogValue.of(UMID)).with("host", LogValue.of(machine.host()))
                .with("user", LogValue.of(System.getProperty("user.name", "")));
        events.add(trigger);
        return new ReportEvents(machine.header(trigger), events);
    }

    private static Dict event(int number, String facility, String message, int level, ThisMachine machine,
            Instant now) {
        return Dict.EMPTY.with("num", LogValue.of(number)).with("facility", LogValue.of(facility))
                .with("level", LogValue.of(level)).with("message", LogValue.of(message))
                .with("time", LogValue.of(now.toEpochMilli() / MILLIS))
                .with("incarnation", machine.incarnationValue());
    }
}
