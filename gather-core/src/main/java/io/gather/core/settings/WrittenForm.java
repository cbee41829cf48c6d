package io.gather.core.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

import io.gather.core.units.ByteSize;

/** What TOML has as a text in quotes. */
record WrittenForm<T>(String words, Function<String, T> reading, Function<T, String> writing) implements Form<T> {
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

    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 == 0 && millis > 0 ? millis / 60_000 + "m" : millis / 1000 + "s";
    }

    static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
