package io.gather.cli.gathering;

import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.core.json.Json;
import io.gather.core.overlord.RunState;
import io.gather.core.units.ByteSize;

/** Shows gathers that are under way or were cut off. */
record RunStates(Printer printer) {
    void show(List<RunState> runs, boolean json) {
        for (RunState run : runs) {
            printer.result(json ? Json.write(run) : text(run));
        }
        if (runs.isEmpty() && !json) {
            printer.result("no gather is under way, none was cut off");
        }
    }

    /** What was cut off is easily forgotten, and fills disks. */
    void remind(List<RunState> runs) {
        for (RunState run : runs) {
            if (!run.running()) {
                printer.message(
                        "note: gather " + run.id() + " was cut off; go on with it later: gather resume " + run.id());
            }
        }
    }

    private static String text(RunState run) {
        String state = run.running() ? "running, process " + run.process() : "cut off";
        String next = run.running()
                ? ""
                : "\n  go on: gather resume " + run.id() + "\n  give up: gather cleanup "
                        + run.id() + " --yes";
        return run.id() + "  " + run.cluster() + "  " + state + ", " + run.phase() + ", " + run.collected() + " of "
                + run.planned() + " items in " + run.partial() + " (" + ByteSize.of(run.size()) + ")" + next;
    }
}
