package io.gather.stats.sink.prometheus;

import java.math.BigDecimal;

/** Numbers as Go writes them for Prometheus: the fewest digits, with an exponent from a million on and below a ten-thousandth. */
final class SampleValue {
    private static final double LARGE = 1e6;
    private static final int SMALLEST_EXPONENT = -4;
    private static final int LARGEST_EXPONENT = 5;

    private SampleValue() {}

    static void append(double value, StringBuilder text) {
        if (value == Math.rint(value) && Math.abs(value) < LARGE) {
            text.append((long) value);
            return;
        }
        if (!Double.isFinite(value)) {
            text.append(Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf");
            return;
        }
        BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = decimal.precision() - decimal.scale() - 1;
        if (exponent >= SMALLEST_EXPONENT && exponent <= LARGEST_EXPONENT) {
            text.append(decimal.toPlainString());
            return;
        }
        String digits = decimal.unscaledValue().abs().toString();
        text.append(value < 0 ? "-" : "").append(digits.charAt(0));
        if (digits.length() > 1) {
            text.append('.').append(digits, 1, digits.length());
        }
        text.append('e').append(exponent < 0 ? '-' : '+').append(Math.abs(exponent) < 10 ? "0" : "")
                .append(Math.abs(exponent));
    }
}
