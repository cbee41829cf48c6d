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
        String sign = value < 0 ? "-" : "";
        double size = Math.abs(value);
        if (size < Double.MIN_NORMAL) {
            BigDecimal shortest = shortest(size);
            String digits = shortest.unscaledValue().toString();
            return sign + written(digits, digits.length() - 1 - shortest.scale());
        }
        String java = Double.toString(size);
        int e = java.indexOf('E');
        return sign + (e < 0 ? java : written(digits(java, e), Integer.parseInt(java, e + 1, java.length(), 10)));
    }

    /** Of {@code 1.230E7}: {@code 123}. */
    private static String digits(String java, int e) {
        int end = e;
        while (java.charAt(end - 1) == '0') {
            end--;
        }
        return java.charAt(0) + java.substring(2, Math.max(2, end));
    }

    /** Java wants two digits at least; Python is content with one where that is enough: it is for the very smallest alone. */
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
