package io.gather.cli.gathering;

import java.nio.file.Path;
import java.time.Duration;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.RunOptions;
import io.gather.cli.show.Counts;
import io.gather.cli.signals.Interrupt;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.estimate.Estimator;
import io.gather.core.estimate.GatherEstimate;
import io.gather.core.files.FreeSpace;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.Preview;
import io.gather.core.overlord.Workplace;
import io.gather.core.settings.Settings;
import io.gather.core.units.ByteSize;

/** Whether a gather may begin that would take more than settings allow unasked. Nothing has been made of it by then. */
record SizeAgreement(Screen screen, Surroundings surroundings, RunOptions options) {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    /** What logs shrink to at the very best. */
    private static final int SMALLEST_SHARE = 100;
    /** What they usually shrink to, at least. */
    private static final int USUAL_SHARE = 4;

    /**
     * @return 0, or the exit code of the signal that ended it
     * @throws GatherException when nobody agreed, or the bundle cannot be held
     */
    int ask(Settings settings, Workplace workplace, Preview preview, Inventory inventory) throws InterruptedException {
        Thread atWork = Thread.currentThread();
        try (Interrupt interrupt = Interrupt.of(atWork::interrupt, ENDS_WITHIN)) {
            try {
                if (!options.show().quiet() && !options.show().json()) {
                    screen.printer().message("asking " + Counts.count(inventory.nodes().size(), "node")
                            + " how much there is");
                }
                check(new Estimator(workplace.launcher(), workplace.fanout()).of(preview.plans(inventory)),
                        settings);
                return 0;
            } catch (InterruptedException e) {
                if (interrupt.came()) {
                    return interrupt.code();
                }
                throw e;
            }
        }
    }

    private void check(GatherEstimate estimate, Settings settings) throws InterruptedException {
        ByteSize above = settings.of(Settings.CONFIRM);
        ByteSize size = ByteSize.of(estimate.files().bytes());
        boolean large = size.compareTo(above) > 0;
        show(estimate, large && !options.yes());
        // With identities to be replaced, there are two bundles for a while.
        room(settings.redact().kinds().isEmpty() ? size : ByteSize.of(2 * size.bytes()), settings.output());
        boolean agreed = !large || options.yes() || (options.mayAsk() && surroundings.agrees("Gather "
                + (estimate.unknown().isEmpty() ? "" : "at least ") + size + "?"));
        if (!agreed) {
            throw new GatherException(CommandError.NOT_AGREED,
                    "it would take " + size + "; more than " + above + " are not gathered unless somebody agrees",
                    "", "agree to it: --yes; or take less: gather plan --sizes shows what there is");
        }
    }

    private void show(GatherEstimate estimate, boolean asks) {
        EstimateTable table = new EstimateTable(screen.folding());
        if (options.show().json()) {
            table.json(estimate, screen.printer());
        } else if (asks || !options.show().quiet()) {
            table.lines(estimate).forEach(screen.printer()::message);
        }
    }

    private void room(ByteSize size, Path output) {
        ByteSize free = ByteSize.of(FreeSpace.at(output));
        if (size.bytes() / SMALLEST_SHARE > free.bytes()) {
            throw new GatherException(RunError.NO_ROOM,
                    "only " + free + " free for a bundle of " + size + " before compression", output.toString(),
                    "free some space, or choose another place with --output DIR");
        }
        if (size.bytes() / USUAL_SHARE > free.bytes() && !options.show().json() && !options.batch()) {
            screen.printer().message("note: " + free + " are free in " + output + " for a bundle of " + size
                    + " before compression");
        }
    }
}
