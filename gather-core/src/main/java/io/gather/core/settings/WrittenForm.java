package io.gather.core.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

import io.gather.core.units.ByteSize;

/** What TOML has as a text in quotes. */
record WrittenForm<T>(String words, Function<String, T> reading, Function<T, String> writing) implements Form<T> {
    private static final SortedMap<Long, String> TIMES = new TreeMap<>(
            Map.of(1000L, "s", 60_000L, "m", 3_600_000L, "h", 86_400_000L, "d")).reversed();
    private static final String[] UNITS = {"", "kB", "MB", "GB", "TB"};

    @Override
    public T read(String text) {
        return reading.apply(text);
    }

    @Override
    public T of(Object value) {
        return read(quoted(value));
    }

    @Override
    public Object written(T value) {
        return writing.apply(value);
    }

    static String quoted(Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("must be a text in quotes");
    }

    /** In the largest unit that leaves nothing over. */
    static String size(ByteSize size) {
        long rest = size.bytes();
        int unit = 0;
        while (rest > 0 && rest % 1024 == 0 && unit < UNITS.length - 1) {
            rest /= 1024;
            unit++;
        }
        return rest + UNITS[unit];
    }

    /** In the largest unit that leaves nothing over, as sizes are. */
    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis == 0) {
            return "0s";
        }
        return TIMES.entrySet().stream().filter(unit -> millis % unit.getKey() == 0).findFirst()
                .map(unit -> millis / unit.getKey() + unit.getValue()).orElse(millis + "ms");
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
