package io.gather.incident.pattern;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** An expression that is looked for within a bounded number of steps, whatever it is and whatever stands in the text. */
public final class BoundedPattern {
    /** An expression that looks at each character of a long text some sixty times is no good one. */
    private static final int STEPS_OF_EACH = 64;
    private static final int STEPS = 1_000_000;
    /** What stands behind that is not looked at. */
    private static final int LONGEST = 64 << 10;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with what is wrong with it, for the user */
    public static BoundedPattern of(String expression) {
        try {
            return new BoundedPattern(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + expression + "' is not a regular expression: "
                    + e.getDescription(), e);
        }
    }

    /** What looking came to. */
    public enum Found {
        YES,
        NO,
        /** It would take too long to say. */
        TOO_LONG
    }

    /** Whether it is found somewhere in the text. */
    public Found in(String text) {
        String looked = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        AtomicInteger steps = new AtomicInteger(Math.max(STEPS, STEPS_OF_EACH * looked.length()));
        try {
            return pattern.matcher(new Counted(looked, steps)).find() ? Found.YES : Found.NO;
        } catch (TooManyStepsException | StackOverflowError e) {
            return Found.TOO_LONG;
        }
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** The matcher looks at no character but through this. */
    private record Counted(CharSequence text, AtomicInteger left) implements CharSequence {
        @Override
        public char charAt(int index) {
            left.setPlain(left.getPlain() - 1);
            if (left.getPlain() < 0) {
                throw new TooManyStepsException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), left);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class TooManyStepsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManyStepsException() {
            super("too many steps", null, false, false);
        }
    }
}
