package io.gather.core.compare.mask;

import java.util.List;

/** Process ids in the places where programs print them. */
final class Pids {
    static final List<Replacement> REPLACEMENTS = List.of(
            Replacement.of("(?<=[A-Za-z_)])\\[\\d{1,10}\\]", "[<pid>]"),
            Replacement.of("(?i)(?<![a-z])((?:p|pp|t|tg|pg|sp)id|process|task)(=|: {0,2}|:\\t|\\t| #?)\\d{1,10}\\b",
                    "$1$2<pid>"),
            Replacement.of("/proc/\\d{1,10}\\b", "/proc/<pid>"),
            // ps aux: user, pid, two percentages.
            Replacement.of("^(\\S{1,64}) {1,12}\\d{1,10}(?= {1,6}\\d{1,5}\\.\\d {1,6}\\d{1,5}\\.\\d )", "$1 <pid>"),
            // ps -ef: user, pid, its parent, processor use, a time or date.
            Replacement.of(
                    "^(\\S{1,64}) {1,12}\\d{1,10} {1,12}\\d{1,10}(?= {1,4}\\d{1,3} (?:\\d\\d:\\d\\d|[A-Z][a-z]{2}))",
                    "$1 <pid> <pid>"),
            // ps: pid, terminal, time; with the padding that the width of ids makes.
            Replacement.of("^ {0,12}\\d{1,10}(?= (?:\\?|pts/\\d{1,4}|tty\\S{1,6}) )", "<pid>"),
            // The tree of systemctl status, whose branches are three bytes each.
            Replacement.of("(?<=\\u00e2\\u0094[\\u009c\\u0094]\\u00e2\\u0094\\u0080) {0,8}\\d{1,10}(?= )", "<pid>"));

    private Pids() {}
}
