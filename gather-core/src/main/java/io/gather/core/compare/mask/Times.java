package io.gather.core.compare.mask;

import java.util.List;

/** Points and lengths of time, in the forms in which programs print them. */
final class Times {
    private static final String BEFORE = "(?<![\\w.:-])";
    private static final String AFTER = "(?![\\w:])";
    private static final String MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}";
    private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}";
    private static final String CLOCK = "\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?";
    private static final String ZONE = "(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\\d\\d:?\\d\\d))?";
    private static final String UNIT = "(?:years?|y|months?|weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|min|m"
            + "|seconds?|secs?|sec|s|ms|us|ns)";
    private static final String LENGTH = "\\d{1,9}(?:\\.\\d{1,9})? ?" + UNIT
            + "(?:,? {1,2}\\d{1,9}(?:\\.\\d{1,9})? ?" + UNIT + "){0,5}";

    static final List<Replacement> REPLACEMENTS = List.of(
            // What the kernel writes, and what people put in brackets.
            Replacement.of("\\[ {0,12}\\d{1,12}\\.\\d{6}\\]", "[<time>]"),
            Replacement.of(BEFORE + "(?:" + DAY + ",? )?\\d{4}[-/]\\d\\d[-/]\\d\\d(?:(?:T|,? |_)" + CLOCK + ZONE
                    + ")?" + AFTER, "<time>"),
            Replacement.of(
                    BEFORE + "(?:" + DAY + ",? )?\\d{1,2}[ /-]" + MONTH + "[ /-]\\d{4}(?:[: ]" + CLOCK + ZONE + ")?"
                            + AFTER,
                    "<time>"),
            Replacement.of(BEFORE + "(?:" + DAY + ",? )?(?:" + MONTH + " {1,2}\\d{1,2}|\\d{1,2} " + MONTH
                    + "(?! {1,2}\\d{1,2}(?:[ ,]|$)))(?:,? {1,2}\\d{4})?(?:,? {1,2}" + CLOCK + "(?: [AP]M)?" + ZONE
                    + "(?: \\d{4})?)?"
                    + AFTER, "<time>"),
            Replacement.of(BEFORE + "\\d{1,2}/\\d{1,2}/\\d{2,4}(?: " + CLOCK + "(?: [AP]M)?)?" + AFTER, "<time>"),
            // Uptimes and ages.
            Replacement.of("(?<=\\bup ) {0,3}(?:\\d{1,6} days?, {1,2})?(?:\\d{1,2}:\\d\\d|\\d{1,2} min)(?=,|\\s|$)",
                    "<time>"),
            Replacement.of("(?<=\\bup )" + LENGTH + "(?!\\w)", "<time>"),
            Replacement.of(BEFORE + LENGTH + "(?= (?:ago|left)\\b)", "<time>"),
            Replacement.of("(?i)(?<=\\b(?:uptime|age|elapsed|took|duration|time)(?:: |=| ))" + LENGTH + "(?!\\w)",
                    "<time>"),
            // A time of day, or how long a process ran: 10:15:00, 1-02:03:04, 0:07.
            Replacement.of(BEFORE + "(?:\\d{1,6}-)?\\d{1,5}:\\d\\d(?::\\d\\d)?(?:[.,]\\d{1,9})?(?: [AP]M\\b)?"
                    + AFTER, "<time>"),
            // Seconds, or thousandths and smaller, since 1970.
            Replacement.of("(?<![\\w.])1[5-9]\\d{8}(?:\\d{3}|\\d{6}|\\d{9})?(?:\\.\\d{1,9})?(?![\\w.])", "<time>"));

    private Times() {}
}
