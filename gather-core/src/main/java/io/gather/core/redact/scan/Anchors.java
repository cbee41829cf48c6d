package io.gather.core.redact.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All literals at once, whatever the case of their ASCII letters: one look at each byte, however many there are (Aho and Corasick).
 * States in which a literal ends have the highest numbers, so that one comparison tells them from the others.
 */
final class Anchors {
    /** A row of the table is a power of two long. */
    private static final int WIDTH = 6;
    private static final int COLUMNS = 1 << WIDTH;
    private static final int MOST = Character.MAX_VALUE;

    /** The column of each byte; bytes that no literal has share column 0. */
    private final byte[] columns = new byte[256];
    private final char[] table;
    private final int ending;
    private final int[][] ends;
    private final int longest;

    /** @param literals in lower case, each with the numbers that are told where it ends */
    Anchors(Map<String, int[]> literals) {
        int count = 1;
        for (String literal : literals.keySet()) {
            for (byte b : literal.getBytes(StandardCharsets.UTF_8)) {
                if (columns[b & 0xff] == 0) {
                    // Bytes beyond those that have a column of their own share the first: what they find is looked at anyway.
                    columns[b & 0xff] = (byte) (count < COLUMNS ? count++ : COLUMNS - 1);
                }
            }
        }
        for (int c = 'a'; c <= 'z'; c++) {
            columns[c - 'a' + 'A'] = columns[c];
        }
        List<int[]> rows = new ArrayList<>(List.of(new int[COLUMNS]));
        List<Set<Integer>> told = new ArrayList<>(List.of(new TreeSet<>()));
        literals.forEach((literal, numbers) -> add(literal, numbers, rows, told));
        longest = literals.keySet().stream().mapToInt(String::length).max().orElse(0);
        link(rows, told);
        int[] places = places(told);
        ending = (int) told.stream().filter(Set::isEmpty).count();
        table = new char[rows.size() << WIDTH];
        ends = new int[rows.size() - ending][];
        for (int state = 0; state < places.length; state++) {
            int place = places[state];
            for (int column = 0; column < COLUMNS; column++) {
                table[(place << WIDTH) + column] = (char) places[rows.get(state)[column]];
            }
            if (place >= ending) {
                ends[place - ending] = told.get(state).stream().mapToInt(Integer::intValue).toArray();
            }
        }
    }

    private void add(String literal, int[] numbers, List<int[]> rows, List<Set<Integer>> told) {
        int state = 0;
        for (byte b : literal.getBytes(StandardCharsets.UTF_8)) {
            int column = columns[b & 0xff];
            int next = rows.get(state)[column];
            if (next == 0) {
                next = rows.size();
                if (next > MOST) {
                    throw new IllegalArgumentException("the rules have too many anchors");
                }
                rows.get(state)[column] = next;
                rows.add(new int[COLUMNS]);
                told.add(new TreeSet<>());
            }
            state = next;
        }
        Arrays.stream(numbers).forEach(told.get(state)::add);
    }

    /** Fills in where each state goes on with a byte that its literal does not have. */
    private static void link(List<int[]> rows, List<Set<Integer>> told) {
        int[] shorter = new int[rows.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            int[] row = rows.get(state);
            for (int column = 0; column < COLUMNS; column++) {
                int otherwise = state == 0 ? 0 : rows.get(shorter[state])[column];
                if (row[column] == 0) {
                    row[column] = otherwise;
                } else {
                    shorter[row[column]] = otherwise;
                    told.get(row[column]).addAll(told.get(otherwise));
                    queue.add(row[column]);
                }
            }
        }
    }

    /** Where each state comes to stand: those in which nothing ends first, the start before all. */
    private static int[] places(List<Set<Integer>> told) {
        int[] places = new int[told.size()];
        int next = 0;
        for (int ends = 0; ends < 2; ends++) {
            for (int state = 0; state < places.length; state++) {
                if (told.get(state).isEmpty() == (ends == 0)) {
                    places[state] = next++;
                }
            }
        }
        return places;
    }

    /** After no byte. */
    static int start() {
        return 0;
    }

    int next(int state, byte b) {
        return table[(state << WIDTH) + columns[b & 0xff]];
    }

    boolean ends(int state) {
        return state >= ending;
    }

    /** The numbers of all literals that end in this state. */
    int[] ended(int state) {
        return ends[state - ending];
    }

    int longest() {
        return longest;
    }

    /** Where the first literal ends; -1: there is none. */
    int find(byte[] bytes, int from, int to) {
        char[] rows = table;
        byte[] column = columns;
        int first = ending;
        int state = 0;
        for (int i = from; i < to; i++) {
            state = rows[(state << WIDTH) + column[bytes[i] & 0xff]];
            if (state >= first) {
                return i + 1;
            }
        }
        return -1;
    }
}
