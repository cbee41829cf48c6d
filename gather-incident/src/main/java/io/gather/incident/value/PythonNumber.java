package io.gather.incident.value;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Floating-point numbers as Python writes them: the fewest digits that give the same number. */
public final class PythonNumber {
    private static final int FIRST_EXPONENT = 16;
    private static final int LAST_EXPONENT = -4;

    private PythonNumber() {}

    /** As {@code repr} does, but for what is no number: {@code nan} and {@code inf}. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(Math.abs(value));
        String digits = shortest.unscaledValue().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (value < 0 ? "-" : "") + written(digits, exponent);
    }

    /** Java wants two digits at least; Python is content with one where that is enough. */
    private static BigDecimal shortest(double value) {
        BigDecimal java = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        if (java.precision() == 2) {
            BigDecimal one = java.round(new java.math.MathContext(1, RoundingMode.HALF_EVEN)).stripTrailingZeros();
            if (one.doubleValue() == value) {
                return one;
            }
        }
        return java;
    }

    private static String written(String digits, int exponent) {
        if (exponent < LAST_EXPONENT || exponent >= FIRST_EXPONENT) {
            String rest = digits.length() == 1 ? "" : "." + digits.substring(1);
            return digits.charAt(0) + rest + "e" + exponent(exponent);
        }
        if (exponent < 0) {
            return "0." + "0".repeat(-exponent - 1) + digits;
        }
        if (digits.length() <= exponent + 1) {
            return digits + "0".repeat(exponent + 1 - digits.length()) + ".0";
        }
        return digits.substring(0, exponent + 1) + "." + digits.substring(exponent + 1);
    }

    /** Signed, with two digits at least: {@code -07}. */
    public static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }
}
