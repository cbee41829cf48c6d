package io.gather.core.watermark;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.outcome.Result.Range;

/** Looks for marks in what can only be read from its beginning to its end. */
public final class PassedMarks {
    private static final int BUFFER = 64 << 10;

    private final List<Mark> fitting;
    private final boolean lines;
    private final byte[] last = new byte[Range.TAIL];
    private final List<Mark> farthest = new ArrayList<>();
    private long passed;

    /**
     * @param fitting as {@link Marks#beginning} has them
     * @param lines whether a mark fits behind a whole line only
     */
    public PassedMarks(List<Mark> fitting, boolean lines) {
        this.fitting = fitting.reversed();
        this.lines = lines;
    }

    /**
     * Reads it to its end.
     *
     * @param head what was read of it already
     * @return marks at the farthest place where any fits; none: none fits
     */
    public List<Mark> farthest(byte[] head, InputStream rest) throws IOException {
        int next = pass(head, head.length, 0);
        byte[] buffer = new byte[BUFFER];
        for (int count = rest.read(buffer); count >= 0; count = rest.read(buffer)) {
            next = pass(buffer, count, next);
        }
        return List.copyOf(farthest);
    }

    /** @return the first mark that is not passed */
    private int pass(byte[] bytes, int count, int first) {
        int done = 0;
        int next = first;
        while (next < fitting.size() && fitting.get(next).to() <= passed + count - done) {
            int until = done + (int) (fitting.get(next).to() - passed);
            remember(bytes, done, until - done);
            done = until;
            look(fitting.get(next));
            next++;
        }
        remember(bytes, done, count - done);
        return next;
    }

    private void look(Mark mark) {
        if (lines && last[last.length - 1] != '\n') {
            return;
        }
        int length = (int) Math.min(last.length, passed);
        byte[] tail = new byte[length];
        System.arraycopy(last, last.length - length, tail, 0, length);
        if (Marks.digest(tail, length).equals(mark.tail())) {
            if (!farthest.isEmpty() && farthest.getFirst().to() < mark.to()) {
                farthest.clear();
            }
            farthest.add(mark);
        }
    }

    private void remember(byte[] bytes, int from, int count) {
        int kept = Math.min(count, last.length);
        System.arraycopy(last, kept, last, 0, last.length - kept);
        System.arraycopy(bytes, from + count - kept, last, last.length - kept, kept);
        passed += count;
    }
}
