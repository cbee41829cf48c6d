package io.gather.cli.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Entries;
import io.gather.core.bundle.read.NamePatterns;

/** Files of a bundle on standard output: byte by byte for programs, as text that cannot steer it on a terminal. */
public final class PrintedContents {
    private static final int PIECE = 1 << 16;

    private final Printer printer;
    private final Terminal results;

    /** @param results what standard output is connected to */
    public PrintedContents(Printer printer, Terminal results) {
        this.printer = printer;
        this.results = results;
    }

    int print(Path path, List<String> globs) throws IOException {
        NamePatterns chosen = NamePatterns.of(globs);
        boolean any = false;
        try (Bundle bundle = Bundle.open(path); Entries entries = bundle.contents(chosen)) {
            // Each as it comes: nobody knows how many there are.
            for (TocEntry entry = entries.next(); entry != null && !printer.closed(); entry = entries.next()) {
                if (entry instanceof TocEntry.File file) {
                    any = true;
                    if (results.interactive()) {
                        show(bundle, file);
                    } else {
                        print(bundle, file);
                    }
                }
            }
            TableTrouble.tell(printer, bundle);
        }
        if (!any && !printer.closed()) {
            throw Listing.nothing(path, globs);
        }
        printer.flush();
        return 0;
    }

    /** Ends early when nobody reads any more, as in a pipe to head. */
    private void print(Bundle bundle, TocEntry.File file) throws IOException {
        byte[] buffer = new byte[PIECE];
        try (InputStream in = bundle.open(file)) {
            for (int read = in.read(buffer); read >= 0 && !printer.closed(); read = in.read(buffer)) {
                printer.bytes(buffer, read);
            }
        }
    }

    private void show(Bundle bundle, TocEntry.File file) throws IOException {
        char[] buffer = new char[PIECE];
        try (Reader text = new InputStreamReader(bundle.open(file), StandardCharsets.UTF_8)) {
            int kept = 0;
            for (int read = text.read(buffer); read >= 0 && !printer.closed(); read = text.read(buffer, kept,
                    PIECE - kept)) {
                int end = kept + read;
                // Half a character is none.
                kept = Character.isHighSurrogate(buffer[end - 1]) ? 1 : 0;
                printer.piece(new String(buffer, 0, end - kept));
                buffer[0] = buffer[end - 1];
            }
        }
    }
}
