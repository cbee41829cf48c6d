package io.gather.stats.query;

import java.math.BigDecimal;

/** Numbers without exponents. */
public final class PlainNumber {
    private static final double EXACT = 1L << 53;

    private PlainNumber() {}

    /** The fewest digits that mean this number. */
    public static String of(double number) {
        if (number == Math.rint(number) && Math.abs(number) < EXACT) {
            return Long.toString((long) number);
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return digits.toPlainString();
    }
}
