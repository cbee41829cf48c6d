package io.gather.core.nodeset;

import org.jspecify.annotations.Nullable;

/** Reads {@code 1-5/2,007}. */
final class RangeParser {
    /** Indexes of one range; a mistyped end shall not fill the memory. */
    static final long MOST = 4_000_000;

    private RangeParser() {}

    static RangeSet parse(String text) {
        RangeSetBuilder builder = new RangeSetBuilder();
        for (String part : text.split(",", -1)) {
            add(part, builder);
        }
        return builder.build();
    }

    private static void add(String text, RangeSetBuilder builder) {
        String part = text.strip();
        if (part.isEmpty()) {
            throw NodeSetException.range("empty range");
        }
        int dash = part.indexOf('-', 1);
        int slash = part.indexOf('/');
        if (dash < 0 || (slash >= 0 && slash < dash)) {
            if (slash >= 0 && number(part.substring(slash + 1), part).value() != 1) {
                throw NodeSetException.range("a step needs a range: '" + part + "'");
            }
            Written number = number(slash < 0 ? part : part.substring(0, slash), part);
            if (number.negative() && number.padded()) {
                throw NodeSetException.range("negative numbers have no padding: '" + part + "'");
            }
            builder.add(number.index(), number.index());
            return;
        }
        Written begin = number(part.substring(0, dash), part);
        Written end = number(part.substring(dash + 1, slash < 0 ? part.length() : slash), part);
        Written step = slash < 0 ? null : number(part.substring(slash + 1), part);
        check(begin, end, step, part);
        if (step == null || step.value() == 1) {
            addAll(begin, end, builder);
        } else {
            for (long value = begin.value(); value <= end.value(); value += step.value()) {
                long index = begin.padded() ? Index.of(begin.digits(), value) : Index.of(value);
                builder.add(index, index);
            }
        }
    }

    private static void check(Written begin, Written end, @Nullable Written step, String part) {
        if ((end.negative() && !begin.negative()) || begin.value() > end.value()
                || (step != null && step.value() < 1)) {
            throw NodeSetException.range("no such range: '" + part + "'");
        }
        if (begin.negative() && (begin.padded() || end.padded())) {
            throw NodeSetException.range("negative ranges have no padding: '" + part + "'");
        }
        if ((begin.padded() || (end.padded() && end.magnitude() > 0)) && begin.digits() != end.digits()) {
            throw NodeSetException.range("begin and end are padded differently: '" + part + "'");
        }
        if ((end.value() - begin.value()) / (step == null ? 1 : step.value()) >= MOST) {
            throw NodeSetException.tooLarge("more than " + MOST + " names: '" + part + "'");
        }
    }

    private static void addAll(Written begin, Written end, RangeSetBuilder builder) {
        if (begin.padded()) {
            builder.add(begin.index(), end.index());
            return;
        }
        long lower = begin.value();
        while (lower <= end.value()) {
            int digits = Index.digits(Math.abs(lower));
            long most = lower >= 0 ? Index.power(digits) - 1 : digits == 1 ? -1 : -Index.power(digits - 1);
            long upper = Math.min(end.value(), most);
            builder.add(Index.of(lower), Index.of(upper));
            lower = upper + 1;
        }
    }

    /** As it was written. */
    private record Written(boolean negative, int digits, long magnitude) {
        long value() {
            return negative ? -magnitude : magnitude;
        }

        boolean padded() {
            return digits > 1 && magnitude < Index.power(digits - 1);
        }

        long index() {
            return negative ? Index.of(value()) : Index.of(digits, magnitude);
        }
    }

    private static Written number(String text, String part) {
        String word = text.strip();
        boolean negative = word.startsWith("-");
        String digits = (negative ? word.substring(1) : word).strip();
        boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            throw NodeSetException.range("'" + word + "' is no number in '" + part + "'");
        }
        if (digits.length() > Index.MOST_DIGITS) {
            throw NodeSetException.range("more than " + Index.MOST_DIGITS + " digits: '" + part + "'");
        }
        return new Written(negative, digits.length(), Index.valueOf(Index.of(digits, 0, digits.length())));
    }
}
