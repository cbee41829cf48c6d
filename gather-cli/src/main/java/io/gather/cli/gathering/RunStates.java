package io.gather.cli.gathering;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.core.follow.FeedReader;
import io.gather.core.follow.Standing;
import io.gather.core.json.Json;
import io.gather.core.overlord.state.RunState;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** Shows gathers that are under way or were cut off. */
record RunStates(Printer printer, NodeFolding folding, StateDirectory directory) {
    void show(List<RunState> runs, boolean json, Instant now) throws IOException {
        for (RunState run : runs) {
            Standing standing = standing(run);
            if (json) {
                printer.json(fields(run, standing));
            } else {
                printer.result(text(run, standing, now));
            }
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

    /** Empty where the gather wrote nothing, or has ended meanwhile. */
    private Standing standing(RunState run) {
        Standing standing = new Standing();
        try (FeedReader reader = new FeedReader(directory.events(run.id()))) {
            reader.read(line -> standing.apply(line.event(), line.at()));
        } catch (IOException nothing) {
            return standing;
        }
        return standing;
    }

    private static Map<String, Object> fields(RunState run, Standing standing) {
        Map<String, Object> fields = Json.fields(run);
        fields.put("phase", phase(run, standing));
        fields.put("done", standing.done());
        fields.put("planned", Math.max(run.planned(), standing.planned()));
        fields.put("nodes", standing.byState());
        return fields;
    }

    private static String phase(RunState run, Standing standing) {
        return standing.phase() == 0 ? run.phase() : standing.phaseName();
    }

    private String text(RunState run, Standing standing, Instant now) {
        StringBuilder text = new StringBuilder(run.id() + "  " + run.cluster() + "  "
                + (run.lane().isUsual() ? "" : "lane " + run.lane() + "  ")
                + (run.running() ? "running, process " + run.process() : "cut off") + ", begun "
                + Durations.show(Duration.between(run.since(), now)) + " ago, " + phase(run, standing) + ", "
                + Math.max(run.collected(), standing.done()) + " of " + run.planned() + " items in " + run.partial()
                + " (" + ByteSize.of(run.size()) + ")");
        standing.byState().forEach((state, names) -> text.append("\n  ").append(state.word()).append(' ')
                .append(names.size()).append(": ").append(folding.fold(names)));
        return text.append(next(run)).toString();
    }

    private static String next(RunState run) {
        return run.running()
                ? "\n  see it: gather attach " + run.id() + "\n  end it: gather stop " + run.id()
                : "\n  go on: gather resume " + run.id() + "\n  give up: gather cleanup " + run.id() + " --yes";
    }
}
