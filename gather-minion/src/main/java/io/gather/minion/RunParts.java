package io.gather.minion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import io.gather.core.bundle.Claims;
import io.gather.core.bundle.Names;
import io.gather.core.module.Contributors;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.plan.Task;
import io.gather.core.watermark.Marks;
import io.gather.minion.files.Exclusions;
import io.gather.minion.files.TakenPlaces;
import io.gather.minion.node.Conditions;
import io.gather.minion.node.Facts;
import io.gather.minion.process.SearchPath;
import io.gather.minion.process.Shell;
import io.gather.minion.process.Spawning;
import io.gather.minion.process.Unpackers;
import io.gather.minion.spool.Expansion;
import io.gather.minion.spool.Packing;

/** Puts together what one run needs, and takes the names that its earlier results have. */
record RunParts(Run run, SearchPath path, Exclusions exclusions, Packing packing, InstantSource clock,
        Contributors contributors, NodeSlots slots, Spawning spawning) {

    Schedule schedule() throws IOException {
        Shell shell = new Shell(path, run.marker(), run.plan().limits(), spawning);
        Conditions conditions = new Conditions(Path.of("/"), path, line -> ask(shell, line));
        TakenPlaces place = new TakenPlaces(exclusions, new Claims(), new Claims(), packing,
                run.plan().redactor(), new Facts(Path.of("/"), clock, "", List.of()).clock(),
                new Marks(run.plan().marks()), new Unpackers(path));
        Worker worker = new Worker(run, shell, conditions, place, clock, contributors);
        ListedValues values = new ListedValues(run, shell, place.names(), place.redactor());
        Schedule schedule = new Schedule(run, worker, values, place, slots);
        takeEarlier(place);
        return schedule;
    }

    private void takeEarlier(TakenPlaces place) throws IOException {
        for (Task task : run.plan().tasks()) {
            Expansion expansion = run.spool().expansion(task.number());
            if (expansion != null) {
                expansion.values().forEach(it -> place.names().take(Names.folded(it.path())));
            }
        }
        for (Outcome outcome : run.spool().earlier()) {
            try (Stream<Result> results = run.spool().results(outcome)) {
                results.forEach(it -> {
                    place.sources().take(it.source());
                    place.names().take(Names.folded(it.path()));
                });
            }
        }
    }

    private String ask(Shell shell, String line) {
        try {
            return ListedValues.output(run, shell, line, "facts");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
