package io.gather.cli.help;

import java.util.List;

/**
 * A line of a list: an option, an argument, a command or an exit code.
 *
 * @param names as they are typed
 * @param value what follows the last of them, with what stands between; empty: nothing
 */
public record Entry(List<String> names, String value, String says) {
    /** Where there is no short name the long ones stand below the others. */
    private static final String NO_SHORT_NAME = "    ";

    public Entry {
        names = List.copyOf(names);
    }

    static Entry of(String name, String says) {
        return new Entry(List.of(name), "", says);
    }

    String term() {
        String indent = names.getFirst().startsWith("--") ? NO_SHORT_NAME : "";
        return indent + String.join(", ", names) + value;
    }
}
