package io.gather.core.nodeset;

import java.util.ArrayList;
import java.util.List;

/** What stands between operators, taken apart. */
final class Operand {
    /** Digits of a name in more places than this are text. */
    static final int MOST_DIMENSIONS = 24;

    private final String pattern;
    private final RangeSet[] vector;

    private Operand(String pattern, RangeSet[] vector) {
        this.pattern = pattern;
        this.vector = vector;
    }

    /** The text with {@code %s} for each index and {@code %%} for a percent sign. */
    String pattern() {
        return pattern;
    }

    RangeSet[] vector() {
        return vector;
    }

    /** A name, whatever characters it has. */
    static Operand ofName(String name) {
        PatternBuilder builder = new PatternBuilder();
        builder.literal(name);
        return builder.build();
    }

    /** May hold ranges in brackets, which are known to be well placed. */
    static Operand parse(String text) {
        PatternBuilder builder = new PatternBuilder();
        int at = 0;
        int open = text.indexOf('[');
        while (open >= 0) {
            int close = text.indexOf(']', open);
            int digits = close + 1;
            while (digits < text.length() && digit(text.charAt(digits))) {
                digits++;
            }
            int begin = open;
            while (begin > at && digit(text.charAt(begin - 1))) {
                begin--;
            }
            builder.literal(text.substring(at, begin));
            int taken = Math.max(0, open - begin - Index.MOST_DIGITS + longestNumber(text, open, digits));
            builder.text(text, begin, begin + Math.min(taken, open - begin));
            begin += Math.min(taken, open - begin);
            builder.ranges(Affixes.apply(text.substring(begin, open), text.substring(open + 1, close),
                    text.substring(close + 1, digits)));
            at = digits;
            open = text.indexOf('[', at);
        }
        builder.literal(text.substring(at));
        Operand operand = builder.build();
        long names = 1;
        for (RangeSet set : operand.vector) {
            names *= set.count();
            if (names > RangeParser.MOST) {
                throw NodeSetException.tooLarge("more than " + RangeParser.MOST + " names: '" + text + "'");
            }
        }
        return operand;
    }

    /** Digits behind the bracket included, as they are put to each. */
    private static int longestNumber(String text, int open, int end) {
        int longest = 0;
        int length = 0;
        for (int i = open; i < end; i++) {
            length = digit(text.charAt(i)) ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest + end - 1 - text.indexOf(']', open);
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static final class PatternBuilder {
        private final StringBuilder pattern = new StringBuilder();
        private final List<RangeSet> vector = new ArrayList<>(2);

        void literal(String text) {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                int end = at + 1;
                if (digit(c)) {
                    while (end < text.length() && digit(text.charAt(end))) {
                        end++;
                    }
                    number(text, at, end);
                } else {
                    pattern.append(c);
                    if (c == '%') {
                        pattern.append('%');
                    }
                }
                at = end;
            }
        }

        /** Digits that are no index. */
        void text(String text, int begin, int end) {
            pattern.append(text, begin, end);
        }

        void ranges(RangeSet set) {
            if (vector.size() == MOST_DIMENSIONS) {
                throw NodeSetException.tooLarge("more than " + MOST_DIMENSIONS + " numbers in a name");
            }
            pattern.append("%s");
            vector.add(set);
        }

        /** Of very long numbers the end counts, and the beginning is text. */
        private void number(String text, int begin, int end) {
            int from = Math.max(begin, end - Index.MOST_DIGITS);
            if (vector.size() == MOST_DIMENSIONS) {
                from = end;
            }
            text(text, begin, from);
            if (from < end) {
                pattern.append("%s");
                vector.add(RangeSet.one(Index.of(text, from, end)));
            }
        }

        Operand build() {
            return new Operand(pattern.toString(), vector.toArray(RangeSet[]::new));
        }
    }
}
