package io.gather.incident.classify;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.gather.incident.event.LogEvent;

/**
 * The rules and the plugins of a directory together: what any of them says. Both are read again when they change. A Python is started
 * when there are plugins to ask, and ended by closing.
 */
public final class Classifiers implements Classifier, AutoCloseable {
    /** In the directory of the incidents. */
    public static final String RULES = "rules.toml";

    /** One plugin, for one incident. */
    static final Duration PLUGIN_TAKES = Duration.ofSeconds(10);

    private final RuleClassifier rules;
    private final PluginClassifier plugins;

    private Classifiers(RuleClassifier rules, PluginClassifier plugins) {
        this.rules = rules;
        this.plugins = plugins;
    }

    /**
     * @param notices what went wrong with a rule or a plugin
     * @throws io.gather.core.error.GatherException when the rules have mistakes
     */
    public static Classifiers open(Path folder, String python, Consumer<String> notices) {
        return new Classifiers(new RuleClassifier(folder.resolve(RULES), notices),
                new PluginClassifier(folder, python, PLUGIN_TAKES, notices));
    }

    @Override
    public SortedSet<String> classify(LogEvent trigger) throws InterruptedException {
        SortedSet<String> found = new TreeSet<>(rules.classify(trigger));
        found.addAll(plugins.classify(trigger));
        return found.isEmpty() ? new TreeSet<>(Set.of(UNKNOWN)) : found;
    }

    @Override
    public void close() {
        plugins.close();
    }
}
