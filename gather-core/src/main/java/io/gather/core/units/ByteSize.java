package io.gather.core.units;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number of bytes, read and shown as people write it: {@code 50MB}, {@code 1.5 GiB}; units are powers of 1024. */
public record ByteSize(@JsonValue long bytes) implements Comparable<ByteSize> {
    private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([kmgtp]?)i?b?",
            Pattern.CASE_INSENSITIVE);
    private static final String UNITS = "kmgtp";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + bytes);
        }
    }

    public static ByteSize of(long bytes) {
        return new ByteSize(bytes);
    }

    public static ByteSize ofMiB(long mebibytes) {
        return new ByteSize(mebibytes << 20);
    }

    /** @throws IllegalArgumentException with a message for the user */
    public static ByteSize parse(String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size; write it like 500kB, 50MB or 2GB");
        }
        String unit = matcher.group(2).toLowerCase(Locale.ROOT);
        double factor = unit.isEmpty() ? 1 : Math.pow(1024, 1 + UNITS.indexOf(unit));
        double bytes = Double.parseDouble(matcher.group(1)) * factor;
        if (bytes >= Long.MAX_VALUE) {
            throw new IllegalArgumentException("'" + text + "' is too large");
        }
        return new ByteSize((long) bytes);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Three significant digits: {@code 4.21 MB}. */
    @Override
    public String toString() {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < UNITS.length() - 1) {
            value /= 1024;
            unit++;
        }
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        String letter = UNITS.substring(unit, unit + 1);
        return String.format(Locale.ROOT, "%." + decimals + "f %sB", value,
                unit == 0 ? letter : letter.toUpperCase(Locale.ROOT));
    }
}
