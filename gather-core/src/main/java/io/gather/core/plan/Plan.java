package io.gather.core.plan;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.Redactor;
import io.gather.core.watermark.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What one minion is told to do on one node, in the order in which the tasks are started.
 *
 * @param version {@link #VERSION} of whoever made it
 * @param known of that node
 * @param masks of the whole gather, besides those of each task. Left out where there are none, so that a minion that does not know
 *        them refuses only what it could not do
 * @param marks how far files of that node that grow were delivered; left out in the same way
 * @param concealment how secrets are found and masked there; null: what no mask finds is kept
 */
public record Plan(int version, String gather, String node, Limits limits, List<Task> tasks, KnownNode known,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> masks,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mark> marks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Concealment concealment) {
    /** Grows when a minion of before would do something else than it is told. */
    public static final int VERSION = 1;

    public Plan(int version, String gather, String node, Limits limits, List<Task> tasks, @Nullable KnownNode known,
            @Nullable List<String> masks, @Nullable List<Mark> marks, @Nullable Concealment concealment) {
        this.version = version;
        this.gather = gather;
        this.node = node;
        this.limits = limits;
        this.tasks = List.copyOf(tasks);
        this.known = known == null ? KnownNode.NOTHING : known;
        this.masks = masks == null ? List.of() : List.copyOf(masks);
        this.marks = marks == null ? List.of() : List.copyOf(marks);
        this.concealment = concealment;
    }

    public Plan(int version, String gather, String node, Limits limits, List<Task> tasks, @Nullable KnownNode known,
            @Nullable List<String> masks) {
        this(version, gather, node, limits, tasks, known, masks, List.of(), null);
    }

    public Plan(String gather, String node, Limits limits, List<Task> tasks) {
        this(gather, node, limits, tasks, KnownNode.NOTHING, List.of());
    }

    public Plan(String gather, String node, Limits limits, List<Task> tasks, KnownNode known, List<String> masks) {
        this(VERSION, gather, node, limits, tasks, known, masks);
    }

    /** Whose secrets are masked so. */
    public Plan concealed(@Nullable Concealment by) {
        return new Plan(version, gather, node, limits, tasks, known, masks, marks, by);
    }

    public Plan with(List<Task> others) {
        return new Plan(version, gather, node, limits, others, known, masks, marks, concealment);
    }

    public Plan within(Limits others) {
        return new Plan(version, gather, node, others, tasks, known, masks, marks, concealment);
    }

    /** Whose files are gathered from there on. */
    public Plan from(List<Mark> others) {
        return new Plan(version, gather, node, limits, tasks, known, masks, others, concealment);
    }

    /**
     * Call it before anything is done by a plan that others made.
     *
     * @throws GatherException when it is of another version, or has a mask that is none
     */
    public Plan checked() {
        checkVersion(version, node);
        try {
            Redactor.of(concealment, masks);
        } catch (IllegalArgumentException e) {
            throw refused("this plan cannot be kept to: " + e.getMessage(), node, e);
        }
        return this;
    }

    /** What keeps secrets out of all that is told; content of a task has the {@linkplain Task#mask masks} of the task too. */
    public Redactor redactor() {
        return Redactor.of(concealment, masks);
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
