package io.gather.transport.node.shell;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.core.minion.Estimate;
import io.gather.transport.node.shell.wire.Frame;
import io.gather.transport.node.shell.wire.GarbledException;

/** How much the files of tasks are, as a node tells it. */
final class FoundSizes {
    /** What a node that ended its look in time may take to say so. */
    static final Duration LAST_WORDS = Duration.ofSeconds(1);
    /** A task, its files, their bytes. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) ([0-9]{1,12}) ([0-9]{1,18})");

    private final Map<Integer, Estimate> found = new ConcurrentHashMap<>();

    Map<Integer, Estimate> byTask() {
        return Map.copyOf(found);
    }

    /**
     * Reading blocks, so another thread ends the session of a node that says nothing any more.
     *
     * @param end when nobody waits any longer, as {@link System#nanoTime} tells it
     * @return whether the node told all that it had, and may be asked for more
     */
    boolean readFrom(ResultMode session, long end) throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        Thread.ofVirtual().name("gather-sizes").start(() -> closeLate(session, read, end));
        try {
            for (Frame frame = session.frames().next(); !(frame instanceof Frame.End); frame = session.frames()
                    .next()) {
                if (frame == null) {
                    return false;
                }
                add(frame);
            }
            return true;
        } catch (GarbledException e) {
            throw e;
        } catch (IOException e) {
            // The connection is gone; what came before holds.
            return false;
        } finally {
            read.countDown();
        }
    }

    private static void closeLate(ResultMode session, CountDownLatch read, long end) {
        try {
            if (!read.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                session.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void add(Frame frame) throws GarbledException {
        Matcher matcher = frame instanceof Frame.Fact fact && fact.name().equals("files")
                ? FORM.matcher(fact.value())
                : FORM.matcher("");
        if (!matcher.matches()) {
            throw new GarbledException("something else than sizes");
        }
        found.put(Integer.parseInt(matcher.group(1)),
                new Estimate(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
    }
}
