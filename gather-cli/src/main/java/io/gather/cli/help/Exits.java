package io.gather.cli.help;

import java.util.List;
import java.util.stream.Stream;

/** Which exit codes a command has. */
enum Exits {
    ANY("2"),
    GATHER("2 3 4 5 6 7 130"),
    REFUSABLE("2 7"),
    ENROLMENT("2 3 5 7"),
    REHEARSAL("2 3 5 6"),
    UPLOAD("2 6"),
    MODULE("1 2 7"),
    BUNDLE("2 9"),
    CLEANSE("2 3 7 9"),
    LEAKS("2 7 8 9"),
    DIFFERENCES("2 4 9");

    private static final String EVERY = "gather";

    private final String codes;

    Exits(String codes) {
        this.codes = codes;
    }

    /** @param command its name; the program's own name: every code there is */
    List<Entry> of(String command) {
        if (command.equals(EVERY)) {
            return Stream.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "129, 130, 143")
                    .map(code -> Entry.of(code, meaning(Integer.parseInt(code.replaceAll(",.*", ""))))).toList();
        }
        return Stream.concat(Stream.of("0"), Stream.of(codes.split(" ")))
                .map(code -> Entry.of(code, own(Integer.parseInt(code)))).toList();
    }

    private String own(int code) {
        return switch (code) {
            case 0 -> this == GATHER ? meaning(0) : this == UPLOAD ? "all of it has arrived" : "done";
            case 3 -> this == CLEANSE
                    ? "something had to be left out; there is a bundle"
                    : this == REHEARSAL
                            ? "some nodes would fail"
                            : this == ENROLMENT ? "some nodes have not joined" : meaning(3);
            case 4 -> this == DIFFERENCES ? "with --strict: something differs or is missing somewhere" : meaning(4);
            case 5 ->
                this == REHEARSAL ? "no node would be gathered" : this == ENROLMENT ? "no node has joined" : meaning(5);
            case 6 -> this == REHEARSAL ? "nodes are well, an upload would fail" : meaning(6);
            case 130 -> "interrupted by Ctrl-C; the bundle holds what was there";
            default -> meaning(code);
        };
    }

    static String meaning(int code) {
        return switch (code) {
            case 0 -> "all of it";
            case 1 -> "internal error; see gather status";
            case 2 -> "a mistake in the command line, the settings or the catalog";
            case 3 -> "some nodes are missing or not complete; there is a bundle";
            case 4 -> "with --strict: an item failed or was cut; there is a bundle";
            case 5 -> "nothing was gathered";
            case 6 -> "not uploaded; the bundle is here, and queued";
            case 7 -> "refused: another gather runs, no space, no permission";
            case 8 -> "a bundle has something in it that others may not see";
            case 9 -> "a bundle is damaged";
            default -> "ended by a closed terminal, Ctrl-C or SIGTERM; a gather leaves a bundle of what was there";
        };
    }
}
