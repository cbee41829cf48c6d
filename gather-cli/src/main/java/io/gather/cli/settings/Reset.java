package io.gather.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.secrets.SecretsFile;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;

/** What {@code settings reset} does. */
public final class Reset {
    private final Printer printer;
    private final Surroundings surroundings;
    private final Question agrees;

    /** Asks a person; false also where nobody can be asked. */
    interface Question {
        boolean agreed(String question) throws InterruptedException;
    }

    Reset(Printer printer, Surroundings surroundings, Question agrees) {
        this.printer = printer;
        this.surroundings = surroundings;
        this.agrees = agrees;
    }

    int reset(TargetOptions target, boolean yes) throws IOException, InterruptedException {
        Path file = target.file(surroundings.settingsPlaces(target.places()));
        Path secrets = SecretsFile.beside(file).path();
        List<Path> there = List.of(file, secrets).stream().filter(Files::exists).toList();
        if (there.isEmpty()) {
            printer.message("nothing to reset: there is no " + file);
            return 0;
        }
        if (!yes && !agrees.agreed("Take " + String.join(" and ", there.stream().map(Path::toString).toList())
                + " away?")) {
            throw new GatherException(CommandError.NOTHING_CHANGED, "nothing was changed", file.toString(),
                    "if it is meant: gather settings reset --yes");
        }
        if (Files.exists(file)) {
            Path old = file.resolveSibling(file.getFileName() + ".old");
            Files.move(file, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            printer.message("what is built in holds again; what was saved is now in " + old);
        }
        if (Files.deleteIfExists(secrets)) {
            printer.message("deleted " + secrets);
        }
        return 0;
    }
}
