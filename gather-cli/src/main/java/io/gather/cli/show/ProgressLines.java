package io.gather.cli.show;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.overlord.GatherEvent;
import io.gather.core.overlord.GatherListener;
import io.gather.core.units.Durations;

/** Plain lines, one an event, for logs and pipes: phases, and tasks that did not end well. */
final class ProgressLines implements GatherListener {
    private static final int MOST_WRONG = 10;

    private final Printer printer;
    private final boolean everything;
    private final Map<String, Integer> wrong = new ConcurrentHashMap<>();

    ProgressLines(Printer printer, boolean everything) {
        this.printer = printer;
        this.everything = everything;
    }

    @Override
    public void on(GatherEvent event) {
        switch (event) {
            case GatherEvent.Started started -> printer.message("gather " + started.id() + " of cluster "
                    + started.cluster() + ": " + Words.count(started.nodes(), "node") + ", "
                    + Words.count(started.tasks(), "task"));
            case GatherEvent.PhaseStarted phase -> {
                if (everything) {
                    printer.message("phase " + phase.number() + "/8 " + phase.phase());
                }
            }
            case GatherEvent.PhaseEnded phase -> printer.message("phase " + phase.number() + "/8 " + phase.phase()
                    + ": "
                    + Durations.show(phase.took()) + (phase.failure() == null ? "" : ", failed: " + phase.failure()));
            case GatherEvent.TaskEnded task -> {
                if (everything) {
                    printer.message(Outcomes.line(task.node(), task.outcome()));
                } else if (Outcomes.wentWrong(task.outcome())) {
                    wrong(task);
                }
            }
            case GatherEvent.NodeEnded node -> printer.message(Outcomes.line(node.node()));
            case GatherEvent.Uploading _ -> {
                // Too often for lines; the end says where the bundle is.
            }
            case GatherEvent.Notice notice -> printer.message(notice.text());
        }
    }

    /** When a disk is full, everything fails for the same reason. */
    private void wrong(GatherEvent.TaskEnded task) {
        int count = wrong.merge(task.node(), 1, Integer::sum);
        if (count <= MOST_WRONG) {
            printer.message(Outcomes.line(task.node(), task.outcome()));
        } else if (count == MOST_WRONG + 1) {
            printer.message(
                    task.node() + ": more items went wrong; -v shows them all, so does the bundle's report.html");
        }
    }
}
