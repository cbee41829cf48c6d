package io.gather.core.minion;

import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;

/** Gathers and nodes give spools their names, so they have to be names of folders, on any system and in any shell. */
public final class SpoolName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_@:+-][A-Za-z0-9._@:+-]*");

    private SpoolName() {}

    /** @throws GatherException when it cannot be one */
    public static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new GatherException(RunError.SPOOL_NAME, "cannot be the name of a spool folder", name,
                    "use letters, digits and . _ - @ : + in names of nodes");
        }
    }
}
