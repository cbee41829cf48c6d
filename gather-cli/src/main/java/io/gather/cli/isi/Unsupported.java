package io.gather.cli.isi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What was asked for and is passed over, in words. */
record Unsupported(String mode, boolean connectivity, boolean times, boolean reference) {
    private static final Set<String> MODES = Set.of("full", "incremental", "partial");

    List<String> notes() {
        if (!MODES.contains(mode)) {
            throw Translation.wrong("--gather-mode", "'" + mode + "' is none of full, incremental, partial");
        }
        List<String> notes = new ArrayList<>();
        if (!mode.equals("full")) {
            notes.add("note: --gather-mode " + mode + ": what is named is gathered whole");
        }
        if (connectivity) {
            notes.add("note: --connectivity has no meaning outside OneFS");
        }
        if (times) {
            notes.add("note: --gather-begin, --gather-past: " + IsiOptions.NOT_YET);
        }
        if (reference) {
            notes.add("note: --reference has no effect; use --label");
        }
        return notes;
    }
}
