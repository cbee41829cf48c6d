package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFile;
import io.gather.core.catalog.Catalog;
import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.error.RunError;
import io.gather.core.files.OutputFile;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.event.Disclosed;
import io.gather.core.overlord.event.EventFeed;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;
import io.gather.core.overlord.event.GatherLog;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.LastFull;
import io.gather.core.report.PhaseRecord;
import org.jspecify.annotations.Nullable;

/** Runs gathers: one loop over the phases, each timed and reported. */
public final class Overlord {
    private static final int REASONS = 5;

    private final Workplace workplace;
    private final GatherListener listener;
    private final StopSignal stop;
    private volatile GatherListener listening;

    public Overlord(Workplace workplace, GatherListener listener, StopSignal stop) {
        this.workplace = workplace;
        this.listener = listener;
        this.listening = listener;
        this.stop = stop;
    }

    /** @throws GatherException when the gather could not begin, or nothing was gathered, or the bundle could not be finished */
    public GatherEnd run(GatherRequest request, Inventory inventory, Catalog catalog) throws InterruptedException {
        return go(() -> new Setup(workplace).begin(request, inventory, catalog));
    }

    public GatherEnd resume(GatherId id) throws InterruptedException {
        return go(() -> new Resumption(workplace).begin(id));
    }

    /** Tells all who listen to the gather under way, and its log. From any thread. */
    public void tell(String notice) {
        listening.on(new GatherEvent.Notice(notice));
    }

    private GatherEnd go(Supplier<Gather> setup) throws InterruptedException {
        Instant start = workplace.clock().instant();
        long nanos = System.nanoTime();
        @Nullable
        GatherEnd end = null;
        listener.on(new GatherEvent.PhaseStarted(1, "setup"));
        try (Gather gather = setup.get();
                GatherLog log = new GatherLog(gather.run().log(), workplace.clock(), gather.redactor());
                EventFeed feed = new EventFeed(gather.run().events(), workplace.clock())) {
            GatherListener both = event -> {
                log.on(event);
                feed.on(event);
                listener.on(event);
            };
            listening = both;
            phaseEnded(gather, both, new PhaseRecord(1, "setup", start, since(nanos), null));
            both.on(new GatherEvent.Started(gather.id(), gather.request().cluster(), gather.inventory().nodes().size(),
                    gather.nodeRecords().stream().mapToInt(node -> node.planned()).sum(),
                    gather.files().finished().toString()));
            @Nullable
            String failure = null;
            tellLeft(gather, both);
            for (Phase phase : phases(both)) {
                if (phase.applies(gather)) {
                    String why = run(phase, gather, both);
                    failure = phase instanceof PackPhase ? why : failure;
                }
            }
            end = end(gather, since(nanos), failure);
            return end;
        } catch (IOException e) {
            if (end != null) {
                // What could not be closed was removed before.
                return end;
            }
            throw new GatherException(RunError.RUN_NOT_CLOSED, "cannot close the run: " + e.getMessage(), "",
                    Remedy.of("see what is left: {}", Action.SEE_GATHERS.on()), e);
        }
    }

    /** What earlier processes sent and had no time to tell: this gather may depend on it. */
    private void tellLeft(Gather gather, GatherListener both) {
        try {
            workplace.sender().tellLeft(new UploadPhase.Told(both));
        } catch (GatherException e) {
            gather.notice("what was sent before is not known: " + e.getMessage());
        }
    }

    private List<Phase> phases(GatherListener both) {
        Pipelines pipelines = new Pipelines(workplace.launcher(), workplace.fanout(), stop, both);
        return List.of(new RunLocalPhase(pipelines), new RunNodesPhase(pipelines), new CollectPhase(pipelines),
                new GeneratePhase(workplace.state(), workplace.clock(), stop, workplace.wording()), new PackPhase(),
                new UploadPhase(workplace.sender(), stop, both), new CleanupPhase());
    }

    /** @return why it failed; null when it did not */
    private @Nullable String run(Phase phase, Gather gather, GatherListener both) throws InterruptedException {
        both.on(new GatherEvent.PhaseStarted(phase.number(), phase.name()));
        Instant start = workplace.clock().instant();
        long nanos = System.nanoTime();
        String failure = null;
        try {
            phase.run(gather);
        } catch (IOException | GatherException e) {
            failure = String.valueOf(e.getMessage());
        } catch (RuntimeException | Error e) {
            failure = "internal error: " + e;
        }
        if (failure != null) {
            gather.notice(phase.name() + ": " + failure);
        }
        phaseEnded(gather, both, new PhaseRecord(phase.number(), phase.name(), start, since(nanos), failure));
        return failure;
    }

    private static void phaseEnded(Gather gather, GatherListener both, PhaseRecord phase) {
        gather.phaseDone(phase);
        try {
            gather.journal().add(new JournalEntry.PhaseDone(phase));
        } catch (IOException e) {
            gather.notice("the journal cannot be written: " + e.getMessage());
        }
        both.on(new GatherEvent.PhaseEnded(phase.number(), phase.name(), phase.took(), phase.failure()));
    }

    private GatherEnd end(Gather gather, Duration took, @Nullable String failure) throws IOException {
        BundleFile packed = gather.packed();
        if (packed == null && failure != null) {
            throw unfinished(gather, failure);
        }
        remember(gather);
        settle(gather);
        makeRoom(gather);
        cleanUp(gather);
        if (packed == null) {
            throw nothing(gather);
        }
        return new GatherEnd(gather.id(), packed.path(), packed.size(), packed.sha256(), gather.nodeRecords(), took,
                gather.isInterrupted(), gather.notices(), gather.uploaded(), gather.uploadError(), gather.troubles(),
                new Disclosed(gather.replaced(), gather.leaks().report(), gather.leaks().error(packed.path())));
    }

    /** Before the run directory goes: whoever resumes a gather that is packed comes here again. */
    private void remember(Gather gather) {
        if (gather.isFull() && !stop.stopped()) {
            try {
                new LastFull(gather.id(), gather.began(), workplace.clock().instant()).remember(workplace.state(),
                        gather.request().cluster());
            } catch (IOException | GatherException e) {
                gather.notice("the next bundle will not tell that this gather was a full one: " + e.getMessage());
            }
        }
    }

    /** Last, when it is known what has arrived. */
    private void makeRoom(Gather gather) {
        try {
            new Housekeeping(workplace).after(gather);
        } catch (IOException e) {
            gather.notice("bundles of earlier gathers were not looked at: " + e.getMessage());
        }
    }

    /** As {@link #remember}. */
    private static void settle(Gather gather) {
        try {
            gather.baseline().delivered(gather);
        } catch (IOException | GatherException e) {
            gather.notice("the next increment may have once more what this gather has: " + e.getMessage());
        }
    }

    /** What is left does not make a bundle worse. */
    private void cleanUp(Gather gather) {
        try {
            gather.files().giveUp();
            gather.run().delete();
        } catch (IOException e) {
            gather.notice("files of this gather could not be removed: " + e.getMessage()
                    + "; when that is mended: " + workplace.wording().of(Action.CLEAN_UP.on(gather.id())));
        }
    }

    private GatherException unfinished(Gather gather, String failure) {
        boolean written = OutputFile.isThere(gather.files().original());
        Path partial = written ? gather.files().original() : gather.files().partial();
        if (written || gather.bundle().writer().isThere()) {
            return new GatherException(RunError.BUNDLE_NOT_FINISHED, "the bundle could not be finished: " + failure,
                    partial.toString(),
                    Remedy.of("what was gathered is kept; mend that, then: {}", Action.RESUME.on(gather.id())));
        }
        cleanUp(gather);
        return new GatherException(RunError.GATHERED_LOST,
                "what was gathered is lost: this file was removed meanwhile, and could not be made again: " + failure,
                partial.toString(), Remedy.of("gather again, into another folder: {}", Action.GATHER_ELSEWHERE.on()));
    }

    private static GatherException nothing(Gather gather) {
        List<String> reasons = Stream.concat(
                gather.nodeRecords().stream().filter(node -> node.error() != null)
                        .map(node -> node.name() + ": " + node.error()),
                gather.troubles().stream().filter(ItemTrouble::missed)
                        .map(missed -> missed.named() + ": " + missed.missedWhy()))
                .limit(REASONS).toList();
        return new GatherException(RunError.NOTHING_GATHERED,
                "nothing was gathered" + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons)),
                gather.request().cluster(),
                reasons.isEmpty()
                        ? Remedy.of("nothing of what was chosen applies here; see what does: {}", Action.SEE_PLAN.on())
                        : Remedy.of("mend what is named above, then gather again"));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
