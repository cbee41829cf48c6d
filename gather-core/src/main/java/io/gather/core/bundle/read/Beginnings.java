package io.gather.core.bundle.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What names begin with that patterns may choose, in order, none of which includes another. */
final class Beginnings {
    private static final Comparator<String> AS_THE_TABLE = Comparator
            .comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Beginnings() {}

    static List<String> of(NamePatterns chosen, String root) {
        List<String> apart = new ArrayList<>();
        TreeSet<String> sorted = new TreeSet<>(AS_THE_TABLE);
        for (String beginning : chosen.beginnings()) {
            sorted.addAll(List.of(root + "/" + beginning, beginning));
        }
        for (String beginning : sorted) {
            if (apart.isEmpty() || !beginning.startsWith(apart.getLast())) {
                apart.add(beginning);
            }
        }
        return apart;
    }
}
