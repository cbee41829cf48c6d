package io.gather.incident.flog;

import java.util.Optional;

import io.gather.incident.event.LogEvent;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;

/** What a file of logs has on its lines. */
public sealed interface FlogLine {
    /** What the file is about; the first line, where there is one. */
    record Header(Dict line) implements FlogLine {
        public Dict header() {
            return line.dict("header").orElse(Dict.EMPTY);
        }

        /** What an incident was recorded for. */
        public Optional<LogEvent> trigger() {
            return header().dict("trigger").map(LogEvent::new);
        }

        /** {@code incident}, {@code gatherer}, {@code tail} or {@code log-file-observer}. */
        public String type() {
            return header().text("type").orElse("");
        }
    }

    /** An event, and how it came into the file. */
    record Entry(Dict line) implements FlogLine {
        public LogEvent event() {
            return new LogEvent(line.dict("d").orElse(Dict.EMPTY));
        }

        /** {@code local}, or the id of a tub, which may be cut. */
        public String from() {
            return line.text("from").orElse("");
        }

        /** When it was written, in seconds since 1970. */
        public double received() {
            return line.number("rx_time").orElse(Double.NaN);
        }
    }

    /** JSON that is neither. */
    record Other(LogValue value) implements FlogLine {}

    /**
     * What cannot be read. Others may follow.
     *
     * @param number of the line in the file, beginning with 1
     * @param reason for people, without what stands there
     */
    record Damaged(long number, String reason) implements FlogLine {}

    static FlogLine of(LogValue value) {
        if (value instanceof Dict dict) {
            if (dict.dict("header").isPresent()) {
                return new Header(dict);
            }
            if (dict.dict("d").isPresent()) {
                return new Entry(dict);
            }
        }
        return new Other(value);
    }
}
