package io.gather.cli.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.gather.core.schedule.GatherSchedule;
import io.gather.core.schedule.ScheduledRun;
import io.gather.core.units.Durations;
import org.jspecify.annotations.Nullable;

/**
 * A schedule, as it is shown.
 *
 * @param timer empty: none has it, so it never begins
 */
record ScheduleRows(GatherSchedule schedule, String timer, ZonedDateTime next, boolean underWay,
        Optional<ScheduledRun> last) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** For programs. */
    record Row(String name, String cadence, String timer, @Nullable Instant next, boolean underWay,
            List<String> options,
            String folder, Duration jitter, @Nullable ScheduledRun last, @Nullable String condition) {}

    static String moment(ZonedDateTime moment) {
        return MOMENT.format(moment);
    }

    Row json() {
        return new Row(schedule.name(), schedule.cadence().text(), timer, timer.isEmpty() ? null : next.toInstant(),
                underWay, schedule.words(), schedule.folder(), schedule.jitter(), last.orElse(null),
                last.map(run -> run.condition().word()).orElse(null));
    }

    String text() {
        StringBuilder text = new StringBuilder(schedule.name() + "  " + schedule.cadence().text() + "  "
                + (timer.isEmpty()
                        ? "no timer has it: add it again with --replace"
                        : timer + ", next " + moment(next)));
        if (!schedule.words().isEmpty()) {
            text.append("\n  gather run ").append(QuotedWords.quoted(schedule.words()));
        }
        text.append("\n  ").append(underWay ? "under way; " : "").append(last.map(this::ended).orElse("no gather yet"));
        return text.toString();
    }

    private String ended(ScheduledRun run) {
        return "last " + moment(run.began().atZone(next.getZone())) + ": " + run.condition().word() + ", exit "
                + run.code() + ", " + Durations.show(run.took()) + (run.bundle().isEmpty() ? "" : ", " + run.bundle())
                + (run.code() == 0 || run.said().isEmpty() ? "" : "\n  " + String.join("\n  ", run.said()));
    }
}
