package io.gather.incident.classify;

import java.util.regex.Pattern;

/** A text that expressions may be sought in for a while only: some need longer than anybody lives. */
final class BoundedText implements CharSequence {
    private static final int LOOKS = 1 << 10;

    private final CharSequence text;
    private final Bound bound;

    private static final class Bound {
        private final long end;
        private int looks;

        Bound(long end) {
            this.end = end;
        }
    }

    /** It took too long. */
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLongException() {
            super("took too long", null, false, false);
        }
    }

    private BoundedText(CharSequence text, Bound bound) {
        this.text = text;
        this.bound = bound;
    }

    /** @throws TooLongException when it has not been decided in time */
    static boolean isFound(Pattern pattern, CharSequence text, long nanos) {
        try {
            return pattern.matcher(new BoundedText(text, new Bound(System.nanoTime() + nanos))).find();
        } catch (StackOverflowError deep) {
            throw new TooLongException();
        }
    }

    @Override
    public char charAt(int index) {
        if (++bound.looks % LOOKS == 0 && System.nanoTime() > bound.end) {
            throw new TooLongException();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), bound);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
