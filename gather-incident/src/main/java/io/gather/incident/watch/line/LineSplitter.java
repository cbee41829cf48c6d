package io.gather.incident.watch.line;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Lines out of bytes as they come. Of a line that is too long the begin is kept, and the rest is passed over. For one thread. */
public final class LineSplitter {
    private final int longest;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private long passed;

    /** Takes lines. */
    @FunctionalInterface
    public interface LineTaker {
        /**
         * @param line without its end
         * @param after how many bytes of those just given belong to it and the ones before
         * @param cut how many bytes of it were passed over
         */
        void take(byte[] line, int after, long cut) throws InterruptedException;
    }

    public LineSplitter(int longest) {
        this.longest = longest;
    }

    public void add(byte[] bytes, int count, LineTaker taker) throws InterruptedException {
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                hold(bytes, from, i);
                from = i + 1;
                end(taker, from);
            }
        }
        hold(bytes, from, count);
    }

    private void hold(byte[] bytes, int from, int to) {
        int some = Math.min(to - from, longest - held.size());
        held.write(bytes, from, some);
        passed += to - from - some;
    }

    private void end(LineTaker taker, int after) throws InterruptedException {
        byte[] line = held.toByteArray();
        long cut = passed;
        clear();
        boolean carriage = cut == 0 && line.length > 0 && line[line.length - 1] == '\r';
        taker.take(carriage ? Arrays.copyOf(line, line.length - 1) : line, after, cut);
    }

    /** What is held of a line without an end is forgotten. */
    public void clear() {
        held.reset();
        passed = 0;
    }

    /** How many bytes of a line are there that has no end yet. */
    public long pending() {
        return held.size() + passed;
    }
}
