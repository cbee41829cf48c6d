package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleFiles;
import io.gather.core.error.GatherException;
import io.gather.core.overlord.state.RunState;
import io.gather.core.retention.BundleLedger;
import io.gather.core.retention.KeptBundle;
import io.gather.core.retention.RetentionRule;
import io.gather.core.settings.KeepSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.UploadQueue;

/** Makes room after a gather: of earlier ones only what the settings keep stays on this machine. */
final class Housekeeping {
    private final Workplace workplace;
    private final KeepSettings keep;

    Housekeeping(Workplace workplace) {
        this.workplace = workplace;
        this.keep = workplace.keep();
    }

    /** Notes the gather's bundle, and removes earlier ones of its cluster. */
    void after(Gather gather) throws IOException {
        BundleFile packed = gather.packed();
        if (packed == null || !Files.exists(packed.path())) {
            return;
        }
        Instant now = workplace.clock().instant();
        try (BundleLedger ledger = BundleLedger.open(workplace.state().bundles(gather.request().cluster()))) {
            ledger.add(new KeptBundle(gather.id().text(), packed.path().toAbsolutePath(), packed.size(), now,
                    gather.base()));
            Set<String> needed = waiting();
            gather.baseline().head().ifPresent(link -> needed.add(link.gather()));
            for (KeptBundle bundle : new RetentionRule(keep).goes(ledger.bundles(), needed, now)) {
                Files.deleteIfExists(bundle.path());
                Files.deleteIfExists(BundleFiles.sidecar(bundle.path()));
                gather.notice("removed " + bundle.path() + " (" + new ByteSize(bundle.size())
                        + "), as the settings 'keep' say");
            }
        }
    }

    /** Bundles of these gathers have not arrived yet. */
    private Set<String> waiting() throws IOException {
        Set<String> waiting = new HashSet<>();
        for (Dispatch dispatch : new UploadQueue(workplace.state().uploads()).all()) {
            String gather = dispatch.gather();
            if (!dispatch.arrived() && gather != null) {
                waiting.add(gather);
            }
        }
        return waiting;
    }

    /**
     * Gives up gathers that were cut off long ago, with what they had.
     *
     * @return what is to be said of it
     */
    List<String> giveUpOld() {
        if (keep.unfinished().isZero()) {
            return List.of();
        }
        Instant before = workplace.clock().instant().minus(keep.unfinished());
        Runs runs = new Runs(workplace);
        List<String> words = new ArrayList<>();
        for (RunState run : runs.all()) {
            if (!run.running() && run.since().isBefore(before)) {
                words.add(giveUp(runs, run));
            }
        }
        return words;
    }

    private static String giveUp(Runs runs, RunState run) {
        try {
            runs.forget(run.id());
            return "removed gather " + run.id() + ", which was cut off at " + run.since()
                    + ", as 'keep.unfinished' says";
        } catch (IOException | GatherException e) {
            return "gather " + run.id() + ", which was cut off at " + run.since() + ", could not be removed: "
                    + e.getMessage();
        }
    }
}
