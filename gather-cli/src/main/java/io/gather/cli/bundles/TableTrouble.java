package io.gather.cli.bundles;

import io.gather.cli.show.Printer;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.report.PlainText;

/** Says that a bundle's sorted table was of no use. */
final class TableTrouble {
    private TableTrouble() {}

    static void tell(Printer printer, Bundle bundle) {
        String trouble = bundle.tableTrouble();
        if (trouble != null) {
            printer.message("note: " + PlainText.oneLine(trouble) + ": its other index was read, which takes longer");
            printer.message("  next: gather verify " + bundle.path() + "; a copy with a new one: gather salvage "
                    + bundle.path());
        }
    }
}
