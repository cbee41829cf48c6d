package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;

/**
 * The values of a list, as the minion found them.
 *
 * @param odd how many a shell may misread
 * @param beyond how many were too many
 */
record LandedValues(List<String> all, long odd, long beyond) {
    private static final int MOST = 512;
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:@/+=][A-Za-z0-9._:@/+=-]*");

    static LandedValues read(UnitBuffer landing, long length) throws IOException {
        List<String> all = new ArrayList<>();
        try (MetaReader reader = new MetaReader(landing, length)) {
            for (String line = reader.line(); line != null; line = reader.line()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals(":")) {
                    return new LandedValues(List.copyOf(all), ShellNumbers.size(words[1]), ShellNumbers.size(words[2]));
                }
                if (all.size() >= MOST || !HARMLESS.matcher(line).matches()) {
                    throw new GarbledException("a list of odd values");
                }
                all.add(line);
            }
        }
        throw new GarbledException("a list without end");
    }

    String message() {
        List<String> parts = new ArrayList<>();
        if (odd > 0) {
            parts.add(odd + " values with characters that a shell may misread left out");
        }
        if (beyond > 0) {
            parts.add(beyond + " values beyond " + MOST + " left out");
        }
        return parts.isEmpty() ? "its list is empty here" : String.join(", ", parts);
    }
}
