package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.plan.Outcome;

/** The gathers of this state directory that are under way or were cut off. */
public final class Runs {
    private final Workplace workplace;

    public Runs(Workplace workplace) {
        this.workplace = workplace;
    }

    /** Oldest first. */
    public List<RunState> all() {
        List<RunState> states = new ArrayList<>();
        for (GatherId id : workplace.state().unfinished()) {
            state(id).ifPresent(states::add);
        }
        return states;
    }

    /** Whether its process still holds the lock. */
    public boolean running(RunState state) {
        return holder(state.id(), state.cluster()).isPresent();
    }

    /** The latest that was cut off. */
    public GatherId latestCutOff() {
        return all().reversed().stream().filter(state -> !state.running()).map(RunState::id).findFirst()
                .orElseThrow(
                        () -> new GatherException(Category.USAGE, "GATHER-2205", "there is no gather to resume", "",
                                "start one with: gather"));
    }

    /**
     * Removes spools, run directory and unfinished bundle of a gather that was cut off.
     *
     * @param evenResults also when the unfinished bundle holds results
     */
    public void remove(GatherId id, boolean evenResults) throws IOException, InterruptedException {
        RunDirectory run = workplace.state().run(id);
        if (!Files.exists(run.path())) {
            throw new GatherException(Category.USAGE, "GATHER-2208", "there is no such gather", id.text(),
                    "see the ids: gather status");
        }
        List<JournalEntry> entries = Files.exists(run.journal()) ? Journal.read(run.journal()) : List.of();
        Optional<JournalEntry.Started> started = Journal.last(entries, JournalEntry.Started.class);
        if (started.isPresent()) {
            remove(started.get(), run, entries, evenResults);
        }
        run.delete();
    }

    private void remove(JournalEntry.Started started, RunDirectory run, List<JournalEntry> entries,
            boolean evenResults) throws IOException, InterruptedException {
        boolean packed = Journal.last(entries, JournalEntry.Packed.class).isPresent();
        if (!packed && !evenResults && collected(started, run) > 0) {
            throw new GatherException(Category.REFUSED, "GATHER-7011",
                    "this gather was cut off with results that are in no finished bundle yet", started.id().text(),
                    "finish it with 'gather resume " + started.id() + "', or give them up with 'gather cleanup "
                            + started.id() + " --yes'");
        }
        try (ClusterLock _ = ClusterLock.take(workplace.state(), started.request().cluster(),
                Setup.holder(started.id(), workplace.clock().instant(), started.request()))) {
            for (JournalEntry entry : entries) {
                if (entry instanceof JournalEntry.Planned planned) {
                    discard(Resumption.node(started, planned.place()), started.id());
                }
            }
            Files.deleteIfExists(started.partial());
        }
    }

    private void discard(Node node, GatherId id) throws IOException, InterruptedException {
        for (MinionLauncher launcher : workplace.launchers()) {
            if (launcher.supports(node)) {
                launcher.discard(node, id.text());
            }
        }
    }

    private Optional<RunState> state(GatherId id) {
        RunDirectory run = workplace.state().run(id);
        try {
            List<JournalEntry> entries = Journal.read(run.journal());
            Optional<JournalEntry.Started> started = Journal.last(entries, JournalEntry.Started.class);
            if (started.isEmpty()) {
                return Optional.empty();
            }
            Long process = holder(id, started.get().request().cluster()).map(ClusterLock.Holder::pid).orElse(null);
            int planned = entries.stream().mapToInt(
                    entry -> entry instanceof JournalEntry.Planned plan ? plan.plan().tasks().size() : 0).sum();
            String phase = Journal.last(entries, JournalEntry.PhaseDone.class)
                    .map(done -> done.phase().number() < 4 ? "collecting" : "finishing").orElse("setup");
            long size = Files.exists(started.get().partial()) ? Files.size(started.get().partial()) : 0;
            return Optional.of(new RunState(id, started.get().request().cluster(), started.get().at(), process, phase,
                    collected(started.get(), run), planned, started.get().partial().toString(), size));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Optional<ClusterLock.Holder> holder(GatherId id, String cluster) {
        return ClusterLock.holder(workplace.state(), cluster).filter(by -> by.id().equals(id));
    }

    private static int collected(JournalEntry.Started started, RunDirectory run) throws IOException {
        int collected = 0;
        for (Node node : started.inventory().nodes()) {
            collected += count(run, node.name());
        }
        return collected + count(run, Gather.LOCAL);
    }

    private static int count(RunDirectory run, String place) throws IOException {
        try (Stream<Outcome> outcomes = run.outcomes(place)) {
            return (int) outcomes.filter(outcome -> outcome.results() > 0).count();
        }
    }
}
