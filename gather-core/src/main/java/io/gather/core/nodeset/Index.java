package io.gather.core.nodeset;

/**
 * An index of a name, {@code 7}, {@code 007} or {@code -7}, as one number: the count of digits in the upper bits, the value in the
 * lower ones, the whole negated for negative ones. Such numbers sort as indexes do, and those of one width follow each other.
 */
final class Index {
    static final int MOST_DIGITS = 17;
    private static final int SHIFT = 57;
    private static final long VALUE = (1L << SHIFT) - 1;
    private static final long[] POWERS = new long[MOST_DIGITS + 2];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Index() {}

    static long of(int digits, long value) {
        return ((long) digits << SHIFT) | value;
    }

    /** Of digits only, at most {@link #MOST_DIGITS}. */
    static long of(String text, int begin, int end) {
        long value = 0;
        for (int i = begin; i < end; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return of(end - begin, value);
    }

    /** Without padding. */
    static long of(long value) {
        return value < 0 ? -of(digits(-value), -value) : of(digits(value), value);
    }

    static int digits(long value) {
        int digits = 1;
        while (value >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    static long power(int exponent) {
        return POWERS[exponent];
    }

    static int digitsOf(long index) {
        return (int) (Math.abs(index) >> SHIFT);
    }

    static long valueOf(long index) {
        return index < 0 ? -(-index & VALUE) : index & VALUE;
    }

    /** Whether it begins with a zero that its value does not need. */
    static boolean padded(long index) {
        int digits = digitsOf(index);
        return digits > 1 && Math.abs(valueOf(index)) < POWERS[digits - 1];
    }

    /** Whether the second is the first's successor in counting, with another number of digits too: 9 and 10, -1 and 0. */
    static boolean carries(long before, long after) {
        return before + 1 == after || (!padded(after) && valueOf(before) + 1 == valueOf(after));
    }

    static void append(StringBuilder out, long index) {
        long value = Math.abs(valueOf(index));
        if (index < 0) {
            out.append('-');
        }
        for (int width = digitsOf(index) - digits(value); width > 0; width--) {
            out.append('0');
        }
        out.append(value);
    }

    /** By the characters of their texts. */
    static int compareTexts(long a, long b) {
        if ((a < 0) != (b < 0)) {
            return a < 0 ? -1 : 1;
        }
        int digits = Math.max(digitsOf(a), digitsOf(b));
        int byValue = Long.compare(Math.abs(valueOf(a)) * POWERS[digits - digitsOf(a)],
                Math.abs(valueOf(b)) * POWERS[digits - digitsOf(b)]);
        return byValue != 0 ? byValue : Integer.compare(digitsOf(a), digitsOf(b));
    }
}
