package io.gather.transport.node.shell.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.plan.Plan;
import io.gather.core.watermark.Mark;
import io.gather.core.watermark.Marks;

/** A plan's marks as a function that finds them. */
final class MarksText {
    /** The script is to stay short: logs without a mark are read whole. */
    private static final int MOST = 4_000;
    /** Each costs a node two processes for every log that it does not know. */
    private static final int MOST_LENGTHS = 32;

    private MarksText() {}

    static String of(Plan plan) {
        String masked = plan.tasks().stream().filter(task -> !task.mask().isEmpty())
                .map(task -> task.number() + " ").collect(Collectors.joining("", " ", ""));
        boolean none = plan.marks().isEmpty();
        String settings = "\nMARKS=" + (none ? "" : "1") + "\nMASKED=" + (plan.redactor().changesContent() ? "1" : "")
                + "\nMASKED_TASKS='" + masked + "'\n";
        if (none) {
            return settings;
        }
        StringBuilder text = new StringBuilder(
                settings + "LENGTHS='" + lengths(plan.marks()) + "'\nmarks_of() {\n    case $1 in\n");
        cases(plan.marks()).forEach((key, marks) -> text.append("    ").append(key).append(") FOUND='")
                .append(String.join(" ", marks)).append("' ;;\n"));
        return text + "    *) FOUND= ;;\n    esac\n}\n";
    }

    /** Of heads that are shorter than usual, the longest first. */
    private static String lengths(List<Mark> marks) {
        return marks.stream().limit(MOST).map(mark -> mark.generation().length()).filter(it -> it < Marks.HEAD)
                .distinct().sorted(Comparator.reverseOrder()).limit(MOST_LENGTHS).map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static Map<String, List<String>> cases(List<Mark> marks) {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        IntStream.range(0, Math.min(MOST, marks.size())).boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> marks.get(i).to()).reversed()).forEach(i -> {
                    Mark mark = marks.get(i);
                    String inode = Long.toUnsignedString(mark.generation().inode());
                    String place = mark.generation().device() + ":" + inode;
                    int length = mark.generation().length();
                    cases.computeIfAbsent(mark.generation().head(), _ -> new ArrayList<>())
                            .add(length + ":" + mark.to() + ":" + mark.tail() + ":" + place + ":" + i);
                });
        return cases;
    }
}
