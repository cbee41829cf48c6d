package io.gather.cli.bundles;

import java.io.IOException;
import java.nio.file.Path;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Counts;
import io.gather.cli.show.Printer;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Verify;
import io.gather.core.bundle.read.VerifyResult;
import io.gather.core.error.GatherException;
import io.gather.core.units.ByteSize;

/** Whether a bundle is what was written. */
public final class Checking {
    private final Printer printer;

    public Checking(Printer printer) {
        this.printer = printer;
    }

    int verify(Path path, boolean json) throws IOException {
        try (Bundle bundle = Bundle.open(path)) {
            VerifyResult result = new Verify(bundle, Math.min(8, Runtime.getRuntime().availableProcessors())).run();
            if (result.intact()) {
                result = result.with(new SummaryCheck(bundle).problems());
            }
            if (json) {
                printer.json(result);
            } else {
                show(result);
            }
            if (!result.intact()) {
                throw new GatherException(CommandError.PROBLEMS_FOUND,
                        "damaged: " + result.found() + (result.found() == 1 ? " problem" : " problems"),
                        path.toString(), "fetch it again, or save what is whole: gather salvage " + path);
            }
        }
        return 0;
    }

    private void show(VerifyResult result) {
        ProblemList.show(printer, result.problems(), result.found());
        if (result.intact()) {
            printer.result("intact: " + Counts.count(result.files(), "file") + ", " + ByteSize.of(result.bytes())
                    + (result.sidecar() ? ", the .sha256 beside it agrees" : "")
                    + (result.undigested() == 0 ? "" : ", " + result.undigested() + " without a digest"));
        }
    }
}
