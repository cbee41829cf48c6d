package io.gather.incident.alert;

import java.time.Duration;
import java.util.List;

/**
 * When somebody is told, and how.
 *
 * @param category of these incidents alone; empty: no matter
 * @param level the least; NaN: no matter
 * @param moreThan for {@link When#RATE}: so many within the time are no alarm yet
 * @param within for {@link When#RATE} and {@link When#SILENT}
 * @param every most one alarm in this time
 * @param targets who is told
 */
record AlertRule(String name, When when, String category, double level, int moreThan, Duration within, Duration every,
        List<AlarmTarget> targets) {
    /** What is an alarm. */
    enum When {
        /** The first of its fingerprint. */
        NEW,
        /** One whose fingerprint was resolved. */
        REGRESSION,
        ANY,
        RATE,
        /** A node that was not heard. */
        SILENT
    }

    AlertRule {
        targets = List.copyOf(targets);
    }
}
