package io.gather.cli.isi;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a bundle once it is finished.
 *
 * @param linkIn where a link to it is made; null: none is
 */
record Afterwards(@Nullable Path linkIn, List<Analysis> analyses) {
    /** Exit codes from here on are those of signals: who pressed Ctrl-C waits for nothing more. */
    private static final int SIGNALS = 128;

    Afterwards {
        analyses = List.copyOf(analyses);
    }

    boolean isNothing() {
        return linkIn == null && analyses.isEmpty();
    }

    /**
     * @param told what the gather said on standard output
     * @param code its exit code
     * @param secrets variables that nothing else must see
     */
    void go(String told, int code, Collection<String> secrets, Printer printer) throws InterruptedException {
        Path bundle = told.lines().filter(it -> it.endsWith(".tgz")).reduce((_, last) -> last).map(Path::of)
                .orElse(null);
        if (bundle == null) {
            return;
        }
        if (linkIn != null) {
            link(bundle, linkIn);
        }
        for (Analysis analysis : analyses) {
            if (code >= SIGNALS || !Files.exists(bundle)) {
                printer.message("note: " + analysis.option() + " is not run: "
                        + (code >= SIGNALS ? "the gather was interrupted" : "the bundle is not here any more"));
            } else {
                analysis.run(bundle, Analysis.LONGEST, secrets, printer);
            }
        }
    }

    private static void link(Path bundle, Path folder) {
        Path link = folder.resolve(String.valueOf(bundle.getFileName()));
        try {
            Files.createSymbolicLink(link, bundle);
        } catch (FileAlreadyExistsException e) {
            throw new GatherException(CommandError.LINK_OCCUPIED, "there is a file of this name already",
                    link.toString(), "name another --symlinkdir", e);
        } catch (IOException e) {
            throw new GatherException(CommandError.LINK_NOT_MADE, "the link to the bundle cannot be made: " + e,
                    link.toString(), "the bundle is whole: " + bundle, e);
        }
    }
}
