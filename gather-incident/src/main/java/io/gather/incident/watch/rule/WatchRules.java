package io.gather.incident.watch.rule;

import java.util.List;
import java.util.stream.Stream;

import io.gather.core.redact.Redactor;

/**
 * All that is watched for.
 *
 * @param redactor what keeps secrets out of incidents
 */
public record WatchRules(List<WatchRule> rules, Redactor redactor) {
    public WatchRules {
        rules = List.copyOf(rules);
    }

    public boolean wantsJournal() {
        return rules.stream().anyMatch(it -> it.source() instanceof RuleSource.OfJournal);
    }

    public boolean wantsKernel() {
        return rules.stream().anyMatch(it -> it.source() instanceof RuleSource.OfKernel);
    }

    public List<FileGlob> files() {
        return rules.stream().flatMap(it -> it.source() instanceof RuleSource.OfFiles files
                ? files.paths().stream()
                : Stream.empty()).distinct().toList();
    }

    /** The most lines before a line that any of them wants. */
    public int before() {
        return rules.stream().mapToInt(WatchRule::before).max().orElse(0);
    }
}
