package io.gather.core.nodeset;

/** Ranges with digits right before or behind the brackets: {@code 1[01-05]} means 101 to 105, {@code [1-3]0} 10, 20 and 30. */
final class Affixes {
    private Affixes() {}

    static RangeSet apply(String before, String ranges, String behind) {
        RangeSet set = behind.isEmpty() ? RangeSet.parse(ranges) : behind(ranges, behind);
        return before.isEmpty() ? set : before(before, set);
    }

    private static RangeSet behind(String ranges, String digits) {
        StringBuilder text = new StringBuilder();
        for (String part : ranges.split(",", -1)) {
            int dash = part.strip().isEmpty() ? -1 : part.indexOf('-', part.indexOf(part.strip().charAt(0)) + 1);
            if (!text.isEmpty()) {
                text.append(',');
            }
            if (dash < 0) {
                text.append(part).append(digits);
            } else {
                text.append(part, 0, dash).append(digits).append('-').append(part, dash + 1, part.length())
                        .append(digits).append("/1").append("0".repeat(digits.length()));
            }
        }
        return RangeSet.parse(text.toString());
    }

    /** Each folded range becomes one again, from its first to its last index as they read then: that is how ClusterShell counts. */
    private static RangeSet before(String digits, RangeSet set) {
        StringBuilder text = new StringBuilder();
        for (String part : set.toString().split(",", -1)) {
            if (part.startsWith("-")) {
                throw NodeSetException.range("digits before a negative number: '" + digits + "[" + set + "]'");
            }
            int dash = part.indexOf('-');
            text.append(text.isEmpty() ? "" : ",").append(digits);
            if (dash < 0) {
                text.append(part);
            } else {
                text.append(part, 0, dash + 1).append(digits).append(part, dash + 1, part.length());
            }
        }
        return RangeSet.parse(text.toString());
    }
}
