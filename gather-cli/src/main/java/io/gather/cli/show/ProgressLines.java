package io.gather.cli.show;

import io.gather.core.overlord.GatherEvent;
import io.gather.core.overlord.GatherListener;
import io.gather.core.units.Durations;

/** Plain lines, one an event, for logs and pipes: phases, and tasks that did not end well. */
final class ProgressLines implements GatherListener {
    private final Printer printer;
    private final boolean everything;

    ProgressLines(Printer printer, boolean everything) {
        this.printer = printer;
        this.everything = everything;
    }

    @Override
    public void on(GatherEvent event) {
        switch (event) {
            case GatherEvent.Started started -> printer.message("gather " + started.id() + " of cluster "
                    + started.cluster() + ": " + started.nodes() + (started.nodes() == 1 ? " node, " : " nodes, ")
                    + started.tasks() + " tasks");
            case GatherEvent.PhaseStarted phase -> {
                if (everything) {
                    printer.message("phase " + phase.number() + "/8 " + phase.phase());
                }
            }
            case GatherEvent.PhaseEnded phase -> printer.message("phase " + phase.number() + "/8 " + phase.phase()
                    + ": "
                    + Durations.show(phase.took()) + (phase.failure() == null ? "" : ", failed: " + phase.failure()));
            case GatherEvent.TaskEnded task -> {
                if (everything || Outcomes.wentWrong(task.outcome())) {
                    printer.message(Outcomes.line(task.node(), task.outcome()));
                }
            }
            case GatherEvent.NodeEnded node -> printer.message(Outcomes.line(node.node()));
            case GatherEvent.Notice notice -> printer.message(notice.text());
        }
    }
}
