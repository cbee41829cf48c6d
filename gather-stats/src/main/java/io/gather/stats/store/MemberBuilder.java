package io.gather.stats.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.gather.stats.metric.Point;

/** Makes members of points: one, or several where there are very many. One thread. */
final class MemberBuilder {
    /** Of lines, before they are compressed. */
    private static final int ENOUGH = 512 << 10;
    /** No line is longer than a reader takes. */
    private static final int LONGEST = PointReader.LONGEST_LINE / 3;

    private final List<byte[]> members = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private long flushed;
    private int points;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /** @return whether it can be written at all */
    boolean add(Point point) {
        int before = lines.length();
        if (!PointJson.append(point, lines)) {
            return false;
        }
        if (lines.length() - before > LONGEST) {
            lines.setLength(before);
            return false;
        }
        points++;
        first = Math.min(first, point.seconds());
        last = Math.max(last, point.seconds());
        if (lines.length() >= ENOUGH) {
            flush();
        }
        return true;
    }

    /** How long all lines are, in characters. */
    long raw() {
        return flushed + lines.length();
    }

    List<byte[]> finish() {
        flush();
        return members;
    }

    /** Those that are full; they are the caller's. */
    List<byte[]> full() {
        List<byte[]> full = List.copyOf(members);
        members.clear();
        return full;
    }

    private void flush() {
        if (points > 0) {
            members.add(PointMember.of(lines.toString().getBytes(StandardCharsets.UTF_8), points, first, last));
            flushed += lines.length();
            lines.setLength(0);
            points = 0;
            first = Long.MAX_VALUE;
            last = Long.MIN_VALUE;
        }
    }
}
