package io.gather.incident.classify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.incident.event.LogEvent;
import org.jspecify.annotations.Nullable;

/** Categories by the rules of a file, which may change meanwhile. */
final class RuleClassifier {
    private final Path file;
    private final Consumer<String> notices;
    private List<CategoryRule> rules = List.of();
    private @Nullable FileTime read;

    /** @throws GatherException when the rules have mistakes */
    RuleClassifier(Path file, Consumer<String> notices) {
        this.file = file;
        this.notices = notices;
        FileTime now = changed();
        if (now != null) {
            rules = RuleFile.read(file);
            read = now;
        }
    }

    synchronized SortedSet<String> classify(LogEvent trigger) {
        refresh();
        SortedSet<String> found = new TreeSet<>();
        for (CategoryRule rule : rules) {
            switch (rule.in(trigger)) {
                case YES -> found.add(rule.category());
                case NO -> {
                    // Others may know it.
                }
                case TOO_LONG -> notices.accept("the expression for '" + rule.category() + "' in " + file
                        + " took too long for an incident, and was not asked to its end");
            }
        }
        return found;
    }

    /** Rules that were right stay in force while somebody edits them. */
    private void refresh() {
        FileTime now = changed();
        if (now == null ? read == null : now.equals(read)) {
            return;
        }
        read = now;
        try {
            rules = now == null ? List.of() : RuleFile.read(file);
            notices.accept(rules.size() + " rules were read from " + file);
        } catch (GatherException e) {
            notices.accept(e.getMessage() + "; the rules from before stay in force");
        }
    }

    private @Nullable FileTime changed() {
        try {
            return Files.isRegularFile(file) ? Files.getLastModifiedTime(file) : null;
        } catch (IOException gone) {
            return null;
        }
    }
}
