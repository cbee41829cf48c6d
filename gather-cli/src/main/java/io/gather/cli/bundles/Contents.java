package io.gather.cli.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.core.bundle.index.Entry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Cursor;
import io.gather.core.bundle.read.Patterns;

/** Files of a bundle on standard output, byte by byte. */
public final class Contents {
    private final Printer printer;

    public Contents(Printer printer) {
        this.printer = printer;
    }

    int print(Path path, List<String> globs) throws IOException {
        Patterns chosen = Patterns.of(globs);
        boolean any = false;
        try (Bundle bundle = Bundle.open(path); Cursor cursor = bundle.cursor()) {
            // Each as it comes: nobody knows how many there are.
            for (Entry entry = cursor.next(); entry != null && !printer.closed(); entry = cursor.next()) {
                if (entry instanceof Entry.File file && chosen.matches(file.name())) {
                    any = true;
                    print(bundle, file);
                }
            }
        }
        if (!any && !printer.closed()) {
            throw Listing.nothing(path, globs);
        }
        printer.out().flush();
        return 0;
    }

    /** Ends early when nobody reads any more, as in a pipe to head. */
    private void print(Bundle bundle, Entry.File file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = bundle.open(file)) {
            for (int read = in.read(buffer); read >= 0 && !printer.closed(); read = in.read(buffer)) {
                printer.out().write(buffer, 0, read);
            }
        }
    }
}
