package io.gather.core.plan;

import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import org.jspecify.annotations.Nullable;

/**
 * What one minion is told to do on one node, in the order in which the tasks are started.
 *
 * @param version {@link #VERSION} of whoever made it
 * @param known of that node
 */
public record Plan(int version, String gather, String node, Limits limits, List<Task> tasks, KnownNode known) {
    /** Grows when a minion of before would do something else than it is told. */
    public static final int VERSION = 1;

    public Plan(int version, String gather, String node, Limits limits, List<Task> tasks, @Nullable KnownNode known) {
        this.version = version;
        this.gather = gather;
        this.node = node;
        this.limits = limits;
        this.tasks = List.copyOf(tasks);
        this.known = known == null ? KnownNode.NOTHING : known;
    }

    public Plan(String gather, String node, Limits limits, List<Task> tasks) {
        this(gather, node, limits, tasks, KnownNode.NOTHING);
    }

    public Plan(String gather, String node, Limits limits, List<Task> tasks, KnownNode known) {
        this(VERSION, gather, node, limits, tasks, known);
    }

    public Plan with(List<Task> others) {
        return new Plan(version, gather, node, limits, others, known);
    }

    /**
     * Call it before anything is done by a plan that others made.
     *
     * @throws GatherException when it is of another version
     */
    public Plan checked() {
        checkVersion(version, node);
        return this;
    }

    static void checkVersion(int version, String where) {
        if (version != VERSION) {
            throw refused("this plan has version " + version + " and its minion knows version " + VERSION
                    + ": the overlord is " + (version > VERSION ? "newer" : "older") + " than the minion", where);
        }
    }

    static GatherException refused(String what, String where) {
        return refused(what, where, null);
    }

    static GatherException refused(String what, String where, @Nullable Exception cause) {
        return new GatherException(RunError.OTHER_VERSION, what, where,
                "install the same version of gather on both sides", cause);
    }
}
