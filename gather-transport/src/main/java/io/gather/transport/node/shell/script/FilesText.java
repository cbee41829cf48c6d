package io.gather.transport.node.shell.script;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.plan.Task;

/** A files task as functions: how its files are found, which are excluded, and the call of the minion's own. */
final class FilesText {
    /** Few trees of logs or settings are as deep; find knows no pattern for any number of folders. */
    private static final int DEEPEST = 12;
    private static final int MOST = 200;

    private final Task.Files task;

    FilesText(Task.Files task) {
        this.task = task;
    }

    String functions() {
        StringBuilder text = new StringBuilder("find_" + task.number() + "() {\n    PRUNE=" + ShellText.quoted(prune())
                + "\n");
        for (String pattern : task.patterns()) {
            int deep = pattern.indexOf("/**");
            if (deep < 0) {
                text.append("    find_plain ").append(ShellText.quoted(ShellGlob.of(pattern)))
                        .append(isPattern(pattern) ? " ''\n" : " named\n");
            } else {
                String top = deep == 0 ? "/" : pattern.substring(0, deep);
                text.append("    find_deep ").append(ShellText.quoted(ShellGlob.of(top))).append(' ')
                        .append(ShellText.quoted("\\( " + paths(pattern) + " \\)")).append('\n');
            }
        }
        return text + "}\nexcluded_" + task.number() + "() {\n" + excluded() + "    return 1\n}\n";
    }

    String call() {
        return "files_task %d %d %d %s %s %s\n".formatted(task.timeout().toMillis(), task.max().bytes(), task.maxFile()
                .bytes(), task.keep().name().toLowerCase(Locale.ROOT), task.followLinks() ? "1" : "''",
                task.since() == null ? "''" : Long.toString(task.since().getEpochSecond()));
    }

    private String prune() {
        return task.exclude().stream().map(it -> it.contains("/")
                ? "-o " + paths(it)
                : "-o -name " + ShellText.quoted(ShellGlob.of(it))).collect(Collectors.joining(" "));
    }

    private String excluded() {
        StringBuilder text = new StringBuilder();
        for (String exclude : task.exclude()) {
            if (!exclude.contains("/")) {
                text.append("    case $2 in\n    ").append(casePattern(exclude)).append(") return 0 ;;\n    esac\n");
                continue;
            }
            for (String plain : plain(exclude)) {
                text.append("    case $1 in\n    ").append(casePattern(plain)).append(") slashes \"$1\" ")
                        .append(slashes(plain)).append(" && return 0 ;;\n    esac\n");
            }
        }
        return text.toString();
    }

    /** Whatever means something to the shell stands in quotes, wildcards do not. */
    private static String casePattern(String glob) {
        StringBuilder text = new StringBuilder();
        for (char c : ShellGlob.of(glob).toCharArray()) {
            boolean plain = "*?[]!-^./_\\:@%+=,".indexOf(c) >= 0 || (c < 128 && Character.isLetterOrDigit(c));
            text.append(plain ? String.valueOf(c) : ShellText.quoted(String.valueOf(c)));
        }
        return text.toString();
    }

    /** As an expression of find. A star of find's stands for slashes too, so their number is compared. */
    private static String paths(String glob) {
        return plain(glob).stream().map(it -> "\\( -path " + ShellText.quoted(ShellGlob.of(it)) + " ! -path "
                + ShellText.quoted("*/".repeat(slashes(it) + 1) + "*") + " \\)").collect(Collectors.joining(" -o "));
    }

    private static int slashes(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    /** Patterns without {@code **} that mean the same, down to some depth. */
    private static List<String> plain(String glob) {
        List<String> components = Arrays.stream(glob.split("/")).filter(it -> !it.isEmpty()).toList();
        List<String> all = List.of("");
        for (int i = 0; i < components.size(); i++) {
            String component = components.get(i);
            boolean last = i == components.size() - 1;
            // What is below a match is not entered, or taken with it: for the last one, the first level is enough.
            List<String> steps = !component.equals("**")
                    ? List.of("/" + component)
                    : IntStream.rangeClosed(last ? 1 : 0, last ? 1 : DEEPEST).mapToObj("/*"::repeat).toList();
            all = all.stream().flatMap(it -> steps.stream().map(it::concat)).limit(MOST).toList();
        }
        return all;
    }

    private static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
    }
}
