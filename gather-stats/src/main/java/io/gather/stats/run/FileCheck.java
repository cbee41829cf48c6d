package io.gather.stats.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.gather.core.toml.Problem;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.StatsConfig;

/**
 * What is found in a file when it is only looked at.
 *
 * @param collects what would be collected, in a sentence; empty: nothing, since there are errors
 */
record FileCheck(String file, boolean valid, String collects, List<Finding> findings) {
    /** @param severity {@code error}, {@code warning} */
    record Finding(String severity, int line, int column, String reason) {}

    static FileCheck of(Path file, CheckedConfig checked) {
        List<Finding> findings = new ArrayList<>();
        checked.errors().forEach(it -> findings.add(finding("error", it)));
        checked.warnings().forEach(it -> findings.add(finding("warning", it)));
        findings.sort(Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column));
        return new FileCheck(file.toString(), checked.config().isPresent(),
                checked.config().map(FileCheck::sentence).orElse(""), List.copyOf(findings));
    }

    private static Finding finding(String severity, Problem problem) {
        return new Finding(severity, problem.line(), problem.column(), problem.reason());
    }

    private static String sentence(StatsConfig config) {
        long clusters = config.clusters().stream().filter(it -> !it.disabled()).count();
        int stats = config.groups().stream().mapToInt(it -> it.stats().size()).sum();
        return "clusters: " + clusters + ", groups: " + config.groups().size() + ", stats: " + stats + ", summaries: "
                + config.summaries().size() + ", sink: " + config.sink().name();
    }

    /** For people, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Finding it : findings) {
            lines.add((it.line() == 0 ? file : file + ":" + it.line() + ":" + it.column()) + ": " + it.severity()
                    + ": " + it.reason());
        }
        lines.add(file + ": " + (valid ? "can be used; " + collects : "cannot be used"));
        return lines;
    }
}
