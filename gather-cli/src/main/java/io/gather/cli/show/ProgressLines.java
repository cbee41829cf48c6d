package io.gather.cli.show;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.report.PlainText;
import io.gather.core.units.Durations;

/** Plain lines, one an event, for logs and pipes: phases, and tasks that did not end well. */
final class ProgressLines implements ProgressView {
    private static final int MOST_WRONG = 10;

    private final Consumer<String> to;
    private final boolean everything;
    private final Map<String, Integer> wrong = new ConcurrentHashMap<>();

    ProgressLines(Consumer<String> to, boolean everything) {
        this.to = to;
        this.everything = everything;
    }

    @Override
    public void on(GatherEvent event) {
        switch (event) {
            case GatherEvent.Started started -> to.accept("gather " + started.id() + " of cluster "
                    + started.cluster() + ": " + Counts.count(started.nodes(), "node") + ", "
                    + Counts.count(started.tasks(), "task"));
            case GatherEvent.PhaseStarted phase -> {
                if (everything) {
                    to.accept("phase " + phase.number() + "/8 " + phase.phase());
                }
            }
            case GatherEvent.PhaseEnded phase -> to.accept("phase " + phase.number() + "/8 " + phase.phase()
                    + ": "
                    + Durations.show(phase.took()) + (phase.failure() == null ? "" : ", failed: " + phase.failure()));
            case GatherEvent.TaskEnded task -> {
                if (everything) {
                    to.accept(OutcomeWords.line(task.node(), task.outcome()));
                } else if (OutcomeWords.wentWrong(task.outcome())) {
                    wrong(task);
                }
            }
            case GatherEvent.NodeMoved moved -> {
                if (everything || moved.state() == NodeState.RECONNECTING) {
                    to.accept(moved.node() + ": " + moved.state().word()
                            + (moved.what() == null ? "" : ", waits for " + moved.what()));
                }
            }
            case GatherEvent.Progress _,GatherEvent.Uploading _ -> {
                // Sums are for those who draw.
            }
            case GatherEvent.NodeEnded node -> to.accept(OutcomeWords.line(node.node()));
            case GatherEvent.Notice notice -> to.accept(PlainText.oneLine(notice.text()));
        }
    }

    @Override
    public void say(String text) {
        to.accept(text);
    }

    /** When a disk is full, everything fails for the same reason. */
    private void wrong(GatherEvent.TaskEnded task) {
        int count = wrong.merge(task.node(), 1, Integer::sum);
        if (count <= MOST_WRONG) {
            to.accept(OutcomeWords.line(task.node(), task.outcome()));
        } else if (count == MOST_WRONG + 1) {
            to.accept(
                    task.node() + ": more items went wrong; -v shows them all, so does the bundle's report.html");
        }
    }
}
