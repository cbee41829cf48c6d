package io.gather.incident.event;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.PythonNumber;
import io.gather.incident.value.PythonText;
import org.jspecify.annotations.Nullable;

/**
 * A value as one letter of a format shows it.
 *
 * @param prefix such as {@code 0x}
 */
record PercentValue(String sign, String prefix, String body, boolean isNumber) {
    private static final int DIGITS = 6;

    /** @return null where Python could not */
    static @Nullable PercentValue of(char kind, LogValue value, PercentFormat.Flags flags, int precision) {
        return switch (kind) {
            case 's' -> text(PythonText.str(value), precision);
            case 'r' -> text(PythonText.repr(value), precision);
            case 'a' -> text(PythonText.ascii(value), precision);
            case 'c' -> character(value);
            case 'd', 'i', 'u' -> whole(value, true, 10, kind, flags, precision);
            case 'o' -> whole(value, false, 8, kind, flags, precision);
            case 'x', 'X' -> whole(value, false, 16, kind, flags, precision);
            case 'e', 'E', 'f', 'F', 'g', 'G' -> real(value, kind, flags, precision < 0 ? DIGITS : precision);
            default -> null;
        };
    }

    private static PercentValue text(String text, int precision) {
        int end = precision < 0 || text.codePointCount(0, text.length()) <= precision
                ? text.length()
                : text.offsetByCodePoints(0, precision);
        return new PercentValue("", "", text.substring(0, end), false);
    }

    private static @Nullable PercentValue character(LogValue value) {
        if (value instanceof LogValue.Text text) {
            return text.value().codePointCount(0, text.value().length()) == 1 ? text(text.value(), -1) : null;
        }
        if (value instanceof LogValue.Truth truth) {
            return text(truth.value() ? "\1" : "\0", -1);
        }
        return value instanceof LogValue.Whole whole && whole.value().signum() >= 0
                && whole.value().compareTo(BigInteger.valueOf(Character.MAX_CODE_POINT)) <= 0
                        ? text(Character.toString(whole.value().intValue()), -1)
                        : null;
    }

    private static @Nullable PercentValue whole(LogValue value, boolean fractions, int base, char kind,
            PercentFormat.Flags flags, int precision) {
        BigInteger number = switch (value) {
            case LogValue.Whole whole -> whole.value();
            case LogValue.Truth truth -> truth.value() ? BigInteger.ONE : BigInteger.ZERO;
            case LogValue.Real real when fractions && Double.isFinite(real.value()) ->
                new BigDecimal(real.value()).toBigInteger();
            case LogValue.Real _,LogValue.Nothing _,LogValue.Text _,LogValue.Items _,LogValue.Dict _ -> null;
        };
        if (number == null) {
            return null;
        }
        String digits = number.abs().toString(base);
        String padded = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        String prefix = flags.alternate && base != 10 ? (base == 8 ? "0o" : "0" + kind) : "";
        return new PercentValue(sign(number.signum() < 0, flags), prefix,
                kind == 'X' ? padded.toUpperCase(Locale.ROOT) : padded, true);
    }

    private static @Nullable PercentValue real(LogValue value, char kind, PercentFormat.Flags flags, int precision) {
        Double number = value.asNumber().orElse(null);
        if (number == null || (value instanceof LogValue.Whole && number.isInfinite())) {
            return null;
        }
        boolean negative = Double.doubleToRawLongBits(number) < 0 && !number.isNaN();
        String body = Double.isFinite(number)
                ? digits(new BigDecimal(Math.abs(number)), Character.toLowerCase(kind), flags.alternate, precision)
                : number.isNaN() ? "nan" : "inf";
        return new PercentValue(sign(negative, flags), "",
                Character.isUpperCase(kind) ? body.toUpperCase(Locale.ROOT) : body, true);
    }

    private static String sign(boolean negative, PercentFormat.Flags flags) {
        return negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
    }

    private static String digits(BigDecimal number, char kind, boolean alternate, int precision) {
        if (kind == 'f') {
            return number.setScale(precision, RoundingMode.HALF_EVEN).toPlainString()
                    + (alternate && precision == 0 ? "." : "");
        }
        int significant = kind == 'e' ? precision + 1 : Math.max(1, precision);
        BigDecimal rounded = number.round(new MathContext(significant, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (kind == 'e') {
            return scientific(rounded, exponent, significant, true, alternate);
        }
        if (exponent < -4 || exponent >= significant) {
            return scientific(rounded, exponent, significant, alternate, alternate);
        }
        String plain = rounded.setScale(Math.max(0, significant - 1 - exponent), RoundingMode.HALF_EVEN)
                .toPlainString();
        return alternate ? plain + (plain.contains(".") ? "" : ".") : withoutZeros(plain);
    }

    private static String scientific(BigDecimal rounded, int exponent, int significant, boolean zeros, boolean point) {
        BigDecimal first = rounded.movePointLeft(exponent).setScale(significant - 1, RoundingMode.HALF_EVEN);
        String digits = zeros ? first.toPlainString() : withoutZeros(first.toPlainString());
        return digits + (point && !digits.contains(".") ? "." : "") + "e" + PythonNumber.exponent(exponent);
    }

    private static String withoutZeros(String plain) {
        return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
    }
}
