package io.gather.core.compare.text;

import java.util.Arrays;

/** A number for each different line of two texts, so that equal lines are found by comparing numbers. */
final class LineNumbers {
    private final TextLines[] texts;
    private final int[] table;
    /** For each number: a line that has it; lines of the second text follow those of the first. */
    private final int[] first;
    private int count;

    LineNumbers(TextLines a, TextLines b) {
        this.texts = new TextLines[]{a, b};
        int lines = a.lines() + b.lines();
        this.table = new int[Integer.highestOneBit(Math.max(4, lines)) * 4];
        this.first = new int[lines];
        Arrays.fill(table, -1);
    }

    int[] of(int which) {
        TextLines text = texts[which];
        int[] numbers = new int[text.lines()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(text, i, which == 0 ? i : texts[0].lines() + i);
        }
        return numbers;
    }

    int count() {
        return count;
    }

    private int number(TextLines text, int line, int place) {
        int slot = text.hash(line) & (table.length - 1);
        while (table[slot] >= 0) {
            int known = first[table[slot]];
            int inSecond = known - texts[0].lines();
            if (inSecond < 0 ? text.same(line, texts[0], known) : text.same(line, texts[1], inSecond)) {
                return table[slot];
            }
            slot = (slot + 1) & (table.length - 1);
        }
        first[count] = place;
        table[slot] = count;
        return count++;
    }
}
