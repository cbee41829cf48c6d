package io.gather.incident.event;

import java.util.Objects;
import java.util.Optional;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.incident.value.PythonText;

/** One thing that a program logged. What should be there may be missing, or be something else. */
public record LogEvent(Dict fields) {
    /** Of the process that logged it, beginning with 0; empty where there is none. */
    public Optional<Long> number() {
        return fields.get("num") instanceof LogValue.Whole num && num.value().bitLength() < Long.SIZE
                ? Optional.of(num.value().longValue())
                : Optional.empty();
    }

    /** Of the event that led to this one. */
    public Optional<Long> parent() {
        return fields.get("parent") instanceof LogValue.Whole num && num.value().bitLength() < Long.SIZE
                ? Optional.of(num.value().longValue())
                : Optional.empty();
    }

    /** Seconds since 1970. */
    public Optional<Double> time() {
        return fields.number("time").filter(Double::isFinite);
    }

    /** What has none is as good as {@link LogLevel#OPERATIONAL}, which is Foolscap's own rule. */
    public double level() {
        return fields.number("level").orElse((double) LogLevel.OPERATIONAL.number());
    }

    public String facility() {
        return fields.text("facility").orElse("");
    }

    /** Of the statement that logged it; empty where it has none. */
    public String umid() {
        return fields.text("umid").orElse("");
    }

    public Optional<LogValue> failure() {
        return Optional.ofNullable(fields.get("failure"));
    }

    /** What is told of the failure, as lines; empty where there is none. */
    public String failureText() {
        return failure().map(failure -> {
            LogValue told = failure instanceof Dict dict ? dict.get("str") : failure;
            return PythonText.str(told == null ? failure : told);
        }).orElse("");
    }

    /** Whether it is the same event of the same process. */
    public boolean isSame(LogEvent other) {
        return fields.has("num") && fields.has("incarnation")
                && Objects.equals(fields.get("num"), other.fields.get("num"))
                && Objects.equals(fields.get("incarnation"), other.fields.get("incarnation"));
    }
}
