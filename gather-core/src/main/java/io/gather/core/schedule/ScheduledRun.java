package io.gather.core.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a gather of a schedule ended.
 *
 * @param code of its exit
 * @param bundle empty where there is none
 * @param said the last lines that it told
 */
public record ScheduledRun(Instant began, Duration took, int code, String bundle, List<String> said) {
    public ScheduledRun {
        said = List.copyOf(said);
    }

    /** What it comes to: somebody is told when it is another one than before. */
    public Condition condition() {
        return switch (code) {
            case 0 -> Condition.WELL;
            case 3, 4 -> Condition.PARTIAL;
            default -> Condition.FAILED;
        };
    }

    /** Of a schedule. */
    public enum Condition {
        WELL("well"),
        PARTIAL("partial"),
        FAILED("failed");

        private final String word;

        Condition(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
