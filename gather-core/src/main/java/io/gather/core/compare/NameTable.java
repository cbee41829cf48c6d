package io.gather.core.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for names, as many as memory is meant for. */
final class NameTable {
    private static final long MOST_CHARACTERS = 32 << 20;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final int most;
    private long characters;

    NameTable(int most) {
        this.most = most;
    }

    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        characters += name.length();
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** -1 where it has none. */
    int find(String name) {
        return numbers.getOrDefault(name, -1);
    }

    String name(int number) {
        return names.get(number);
    }

    int size() {
        return names.size();
    }

    boolean full() {
        return names.size() > most || characters > MOST_CHARACTERS;
    }
}
