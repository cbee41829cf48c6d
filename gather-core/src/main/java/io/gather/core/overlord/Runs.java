package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.inventory.Node;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.request.Lane;
import io.gather.core.overlord.state.ClusterLock;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.RunDirectory;
import io.gather.core.overlord.state.RunState;

/** The gathers of this state directory that are under way or were cut off. */
public final class Runs {
    private static final int REASONS = 5;

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
        return holder(state.id(), state.cluster(), state.lane()).isPresent();
    }

    /** The latest that was cut off. */
    public GatherId latestCutOff() {
        return all().reversed().stream().filter(state -> !state.running()).map(RunState::id).findFirst()
                .orElseThrow(
                        () -> new GatherException(RunError.NOTHING_TO_RESUME, "there is no gather to resume", "",
                                Remedy.of("start one with: {}", Action.GATHER.on())));
    }

    /** What was asked for; empty when its journal cannot be read. */
    public Optional<GatherRequest> request(GatherId id) {
        try {
            return Journal.last(Journal.read(workplace.state().run(id).journal()), JournalEntry.Started.class)
                    .map(JournalEntry.Started::request);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Removes what is left of gathers that never began. @return how many there were */
    public int removeNeverBegun() throws IOException {
        return new NeverBegun(workplace.state()).remove();
    }

    /**
     * Removes spools, run directory and unfinished bundle of a gather that was cut off.
     *
     * @param evenResults also when the unfinished bundle holds results, or nodes do not answer
     * @return where something may be left, and why that is not known
     */
    public Map<String, String> remove(GatherId id, boolean evenResults) throws IOException, InterruptedException {
        RunDirectory run = workplace.state().run(id);
        if (!Files.exists(run.path())) {
            throw new GatherException(RunError.NO_SUCH_GATHER, "there is no such gather", id.text(),
                    Remedy.of("see the ids: {}", Action.SEE_GATHERS.on()));
        }
        List<JournalEntry> entries = Files.exists(run.journal()) ? Journal.read(run.journal()) : List.of();
        Optional<JournalEntry.Started> started = Journal.last(entries, JournalEntry.Started.class);
        Map<String, String> kept = started.isPresent()
                ? remove(started.get(), run, entries, evenResults)
                : Map.of();
        run.delete();
        return kept;
    }

    /** Removes run directory and unfinished bundle of a gather that was cut off, whatever they hold; no node is asked. */
    void forget(GatherId id) throws IOException {
        RunDirectory run = workplace.state().run(id);
        Optional<JournalEntry.Started> begun = Journal.last(Journal.read(run.journal()), JournalEntry.Started.class);
        if (begun.isEmpty()) {
            return;
        }
        JournalEntry.Started started = begun.get();
        try (ClusterLock _ = ClusterLock.take(workplace.state(), started.request().cluster(),
                started.request().lane(), Setup.holder(id, workplace.clock().instant(), started.request()))) {
            started.files().giveUp();
            run.delete();
        }
    }

    private Map<String, String> remove(JournalEntry.Started started, RunDirectory run, List<JournalEntry> entries,
            boolean evenResults) throws IOException, InterruptedException {
        boolean packed = Journal.last(entries, JournalEntry.Packed.class).isPresent()
                || Resumption.packed(entries, started.files()) != null;
        if (!packed && !evenResults && collected(entries, run) > 0) {
            throw new GatherException(RunError.RESULTS_WOULD_BE_LOST,
                    "this gather was cut off with results that are in no finished bundle yet", started.id().text(),
                    Remedy.of("finish it with '{}', or give them up with '{}'", Action.RESUME.on(started.id()),
                            Action.GIVE_UP.on(started.id())));
        }
        try (ClusterLock _ = ClusterLock.take(workplace.state(), started.request().cluster(),
                started.request().lane(), Setup.holder(started.id(), workplace.clock().instant(), started.request()))) {
            Map<String, Node> nodes = new LinkedHashMap<>();
            for (JournalEntry entry : entries) {
                if (entry instanceof JournalEntry.Planned planned) {
                    planned.places().forEach(
                            place -> nodes.put(place, Resumption.node(started.inventory(), place)));
                }
                if (entry instanceof JournalEntry.NodeDone done) {
                    nodes.remove(done.place());
                }
            }
            Map<String, String> kept = new Leftovers(workplace).remove(nodes, started.id());
            if (!packed && !Files.isDirectory(started.files().folder())) {
                kept.put("here", "the folder of the bundle is not there: " + started.files().folder());
            }
            if (!kept.isEmpty() && !evenResults) {
                throw left(started.id(), kept);
            }
            started.files().giveUp();
            return kept;
        }
    }

    private static GatherException left(GatherId id, Map<String, String> kept) {
        String reasons = kept.entrySet().stream().limit(REASONS).map(node -> node.getKey() + ": " + node.getValue())
                .collect(Collectors.joining("; "));
        return new GatherException(RunError.LEFT_ON_NODES,
                "something may be left on " + kept.size() + " node(s): " + reasons
                        + (kept.size() > REASONS ? "; …" : ""),
                id.text(),
                Remedy.of(
                        "try again when they answer: {}; or forget about them, minions end by themselves within 24 h: {}",
                        Action.CLEAN_UP.on(id), Action.GIVE_UP.on(id)));
    }

    private Optional<RunState> state(GatherId id) {
        RunDirectory run = workplace.state().run(id);
        try {
            List<JournalEntry> entries = Journal.read(run.journal());
            Optional<JournalEntry.Started> started = Journal.last(entries, JournalEntry.Started.class);
            if (started.isEmpty()) {
                return Optional.empty();
            }
            Long process = holder(id, started.get().request().cluster(),
                    started.get().request().lane()).map(ClusterLock.Holder::pid).orElse(null);
            int planned = planned(entries);
            String phase = Journal.last(entries, JournalEntry.PhaseDone.class)
                    .map(done -> done.phase().number() < 4 ? "collecting" : "finishing").orElse("setup");
            Path original = started.get().files().original();
            Path unfinished = Files.exists(original) ? original : started.get().partial();
            long size = Files.exists(unfinished) ? Files.size(unfinished) : 0;
            return Optional.of(new RunState(id, started.get().request().cluster(),
                    started.get().request().lane(), started.get().at(), process, phase,
                    collected(entries, run), planned, unfinished.toString(), size));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int planned(List<JournalEntry> entries) {
        Map<String, Integer> sizes = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (JournalEntry entry : entries) {
            if (entry instanceof JournalEntry.Tasks tasks) {
                sizes.put(tasks.list(), tasks.tasks().size());
            } else if (entry instanceof JournalEntry.Planned planned) {
                planned.places().forEach(place -> places.put(place, sizes.getOrDefault(planned.list(), 0)));
            }
        }
        return places.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Optional<ClusterLock.Holder> holder(GatherId id, String cluster, Lane lane) {
        return ClusterLock.holder(workplace.state(), cluster, lane).filter(by -> by.id().equals(id));
    }

    /** However much that is, only what came after the last checkpoint is read. */
    private static int collected(List<JournalEntry> entries, RunDirectory run) throws IOException {
        Optional<JournalEntry.Checkpoint> last = Journal.last(entries, JournalEntry.Checkpoint.class);
        return last.isEmpty() ? 0 : last.get().items() + CollectedLists.itemsAfter(run, last.get().collected());
    }
}
