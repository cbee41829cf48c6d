package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.verdict.ListedNames;
import io.gather.core.verdict.Numbers;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;

/** Reads the values of a list, as the minion found them. */
final class LandedValues {
    private LandedValues() {}

    static ListedNames read(LandingBuffer landing, long length) throws IOException {
        List<String> all = new ArrayList<>();
        try (MetaReader reader = new MetaReader(landing, length)) {
            for (String line = reader.line(); line != null; line = reader.line()) {
                String[] words = line.split(" ", -1);
                if (words.length == 3 && words[0].equals(":")) {
                    return new ListedNames(all, ShellNumbers.size(words[1]), ShellNumbers.size(words[2]));
                }
                if (all.size() >= Numbers.MOST_VALUES || !ListedNames.isHarmless(line)) {
                    throw new GarbledException("a list of odd values");
                }
                all.add(line);
            }
        }
        throw new GarbledException("a list without end");
    }
}
