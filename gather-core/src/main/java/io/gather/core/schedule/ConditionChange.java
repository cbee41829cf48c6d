package io.gather.core.schedule;

import java.time.Instant;
import java.util.List;

import io.gather.core.json.Json;
import io.gather.core.schedule.ScheduledRun.Condition;

/** That gathers of a schedule end otherwise than before. */
public record ConditionChange(GatherSchedule schedule, Condition was, ScheduledRun ended, String host) {
    /** As a webhook gets it. */
    private record Document(String text, String host, String schedule, String was, String is, int exit, Instant began,
            String bundle, List<String> said) {}

    public String subject() {
        return "gather on " + host + ", schedule " + schedule.name() + ": " + ended.condition().word() + ", was "
                + was.word();
    }

    public String text() {
        StringBuilder text = new StringBuilder(subject() + "\n");
        text.append("exit ").append(ended.code()).append(", began ").append(ended.began()).append('\n');
        ended.said().forEach(line -> text.append("  ").append(line).append('\n'));
        if (!ended.bundle().isEmpty()) {
            text.append("bundle: ").append(ended.bundle()).append('\n');
        }
        return text.toString().strip();
    }

    public String json() {
        return Json.write(new Document(subject(), host, schedule.name(), was.word(), ended.condition().word(),
                ended.code(), ended.began(), ended.bundle(), ended.said()));
    }

    /** The same for the same gather, so that mail that comes twice is known as one. */
    public String id() {
        return "gather-schedule-" + schedule.name() + "-" + ended.began().toEpochMilli();
    }
}
