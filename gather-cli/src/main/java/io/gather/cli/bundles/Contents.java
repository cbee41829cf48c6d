package io.gather.cli.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.core.bundle.index.Entry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Patterns;

/** Files of a bundle on standard output, byte by byte. */
public final class Contents {
    private final Printer printer;

    public Contents(Printer printer) {
        this.printer = printer;
    }

    int print(Path path, List<String> globs) throws IOException {
        try (Bundle bundle = Bundle.open(path)) {
            List<Entry.File> files = new ArrayList<>();
            bundle.entries(Patterns.of(globs), entry -> {
                if (entry instanceof Entry.File file) {
                    files.add(file);
                }
            });
            if (files.isEmpty()) {
                throw Listing.nothing(path, globs);
            }
            for (Entry.File file : files) {
                print(bundle, file);
            }
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
