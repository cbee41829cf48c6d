package io.gather.core.redact.scan;

import java.util.Arrays;

import io.gather.core.redact.rule.Rule;

/** The secrets of a line, in their order. Where two meet, they are one. */
final class Spans {
    private int[] from = new int[8];
    private int[] to = new int[8];
    private boolean[] bare = new boolean[8];
    private Rule[] rules = new Rule[8];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    int from(int i) {
        return from[i];
    }

    int to(int i) {
        return to[i];
    }

    /** Whether it would have to be quoted where anything but a number stands. */
    boolean bare(int i) {
        return bare[i];
    }

    Rule rule(int i) {
        return rules[i];
    }

    boolean covers(int at) {
        for (int i = 0; i < count; i++) {
            if (from[i] <= at && at < to[i]) {
                return true;
            }
        }
        return false;
    }

    void add(Rule rule, int begin, int end) {
        add(rule, begin, end, false);
    }

    void add(Rule rule, int begin, int end, boolean quoted) {
        if (begin >= end) {
            return;
        }
        int i = 0;
        while (i < count && to[i] <= begin) {
            i++;
        }
        if (i < count && from[i] < end) {
            join(i, begin, end);
            return;
        }
        insert(i);
        from[i] = begin;
        to[i] = end;
        bare[i] = quoted;
        rules[i] = rule;
    }

    private void join(int i, int begin, int end) {
        from[i] = Math.min(from[i], begin);
        to[i] = Math.max(to[i], end);
        int next = i + 1;
        while (next < count && from[next] < to[i]) {
            to[i] = Math.max(to[i], to[next]);
            next++;
        }
        int gone = next - i - 1;
        if (gone > 0) {
            move(next, i + 1);
            count -= gone;
        }
    }

    private void insert(int i) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            bare = Arrays.copyOf(bare, count * 2);
            rules = Arrays.copyOf(rules, count * 2);
        }
        move(i, i + 1);
        count++;
    }

    private void move(int source, int target) {
        int length = count - source;
        System.arraycopy(from, source, from, target, length);
        System.arraycopy(to, source, to, target, length);
        System.arraycopy(bare, source, bare, target, length);
        System.arraycopy(rules, source, rules, target, length);
    }
}
