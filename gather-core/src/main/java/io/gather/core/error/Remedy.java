package io.gather.core.error;

import java.util.List;

/**
 * What to do next: a sentence, and the steps in it.
 *
 * @param text with {@code {}} for each step, in their order
 */
public record Remedy(String text, List<Step> steps) {
    private static final String HOLE = "{}";

    public Remedy {
        steps = List.copyOf(steps);
    }

    public static Remedy of(String text, Step... steps) {
        return new Remedy(text, List.of(steps));
    }

    /** One step alone says it. */
    public static Remedy of(Step step) {
        return of(HOLE, step);
    }

    public boolean isEmpty() {
        return text.isEmpty();
    }

    public String in(Wording wording) {
        StringBuilder words = new StringBuilder();
        int from = 0;
        for (Step step : steps) {
            int hole = text.indexOf(HOLE, from);
            words.append(text, from, hole).append(wording.of(step));
            from = hole + HOLE.length();
        }
        return words.append(text, from, text.length()).toString();
    }

    /** In words that hold wherever they are read. */
    @Override
    public String toString() {
        return in(Wording.NEUTRAL);
    }
}
