package io.gather.core.bundle.read;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What names begin with that patterns may choose, in order, none of which includes another. */
final class Beginnings {
    private Beginnings() {}

    static List<String> of(NamePatterns chosen, String root) {
        List<String> apart = new ArrayList<>();
        TreeSet<Utf8> sorted = new TreeSet<>();
        for (String beginning : chosen.beginnings()) {
            Stream.of(root + "/" + beginning, beginning).map(Utf8::of).forEach(sorted::add);
        }
        for (Utf8 beginning : sorted) {
            if (apart.isEmpty() || !beginning.text().startsWith(apart.getLast())) {
                apart.add(beginning.text());
            }
        }
        return apart;
    }

    /** Ordered as the table is. */
    private record Utf8(String text, byte[] bytes) implements Comparable<Utf8> {
        static Utf8 of(String text) {
            return new Utf8(text, text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int compareTo(Utf8 other) {
            return Arrays.compareUnsigned(bytes, other.bytes);
        }
    }
}
