package io.gather.core.nodeset;

import java.util.Random;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Makes expressions up: small numbers, so that sets overlap, meet and fold. */
final class Expressions {
    private final Random random;

    Expressions(long seed) {
        random = new Random(seed);
    }

    String any(int operands) {
        StringBuilder text = new StringBuilder(operand());
        for (int i = random.nextInt(operands); i > 0; i--) {
            text.append(one(",", ",", ",", ",", "!", "&", "^", " , ")).append(operand());
        }
        return text.toString();
    }

    String union(int operands) {
        return joined(operands, this::operand);
    }

    String ranges() {
        return joined(4, () -> switch (random.nextInt(8)) {
            case 0 -> "-" + random.nextInt(1, 12) + "-" + random.nextInt(12);
            case 1 -> "-" + (12 + random.nextInt(5)) + "--" + random.nextInt(1, 12);
            case 2 -> "-" + random.nextInt(1, 12);
            default -> part(120, true);
        });
    }

    /** Nearly right. */
    String broken() {
        StringBuilder text = new StringBuilder(any(3));
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            text.insert(random.nextInt(text.length() + 1), one("[", "]", ",", "-", "/", "!", "@", "*", "1", "0", " "));
        }
        return text.toString();
    }

    String bytes() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append(random.nextInt(3) > 0
                    ? "[]-,/0129!&^@*?%s: ".charAt(random.nextInt(19))
                    : (char) random.nextInt(0x3000));
        }
        return text.toString();
    }

    private String operand() {
        int most = switch (random.nextInt(4)) {
            case 0 -> 3;
            case 1 -> 5;
            case 2 -> 12;
            default -> 120;
        };
        boolean padded = random.nextInt(5) == 0;
        int few = Math.min(12, most);
        return switch (random.nextInt(12)) {
            case 0, 1 -> one("a", "b", "x-y", "a.b");
            case 2, 3, 4 -> one("a", "b", "n-", "%") + index(most, padded) + one("", "", "-ib");
            case 5, 6, 7, 8 -> "a" + index(few, padded) + "b" + index(few, padded);
            case 9, 10 -> "a" + index(3, padded) + "b" + index(3, padded) + "c" + index(3, padded);
            default -> "a" + one("", "0", "1") + index(most, padded) + one("", "0", "5", "b1");
        };
    }

    private String index(int most, boolean padded) {
        return random.nextInt(10) < 3
                ? number(most, padded)
                : "[" + joined(3, () -> part(most, padded)) + "]";
    }

    private String part(int most, boolean padded) {
        if (random.nextInt(5) < 2) {
            return number(most, padded);
        }
        int begin = random.nextInt(most);
        int end = random.nextInt(20) == 0 ? random.nextInt(most) : begin + random.nextInt(most - begin);
        String format = padded ? one("%d", "%02d", "%03d") : "%d";
        return format.formatted(begin) + "-" + format.formatted(end) + one("", "", "", "", "", "/1", "/2", "/3");
    }

    private String number(int most, boolean padded) {
        return (padded ? one("%d", "%02d", "%03d") : "%d").formatted(random.nextInt(most + 1));
    }

    private String joined(int most, Supplier<String> maker) {
        StringJoiner joined = new StringJoiner(",");
        for (int i = random.nextInt(most); i >= 0; i--) {
            joined.add(maker.get());
        }
        return joined.toString();
    }

    private String one(String... of) {
        return of[random.nextInt(of.length)];
    }
}
