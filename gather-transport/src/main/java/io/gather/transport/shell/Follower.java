package io.gather.transport.shell;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;
import io.gather.transport.shell.land.Delivery;
import io.gather.transport.shell.land.Judge;
import io.gather.transport.shell.land.Landing;
import io.gather.transport.shell.script.Scripts;
import io.gather.transport.shell.wire.Frame;
import io.gather.transport.shell.wire.GarbledException;
import org.jspecify.annotations.Nullable;

/**
 * Follows a minion in a thread of its own, over as many connections as it takes: each goes on at the byte where the one before broke.
 * What has landed waits here until it is asked for; when too much waits, the node is read no further.
 */
final class Follower {
    private static final int MOST_WAITING = 16;
    private static final long MOST_BYTES = 256L << 20;
    private static final int TRIES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final NodeShells shells;
    private final Node node;
    private final Plan plan;
    private final Scripts scripts;
    private final Scripts.Upload upload;
    private final Path folder;
    private final int level;
    private final RandomGenerator random;
    private final Orders orders = new Orders();
    private final CountDownLatch given = new CountDownLatch(1);
    private final Deque<Delivery> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean ended;
    private boolean closed;
    private boolean begun;
    private boolean connected;
    private @Nullable Exception failure;
    private @Nullable Way way;
    private @Nullable Thread thread;

    private @Nullable Judge judge;
    private long taken;
    private @Nullable Landing landing;

    Follower(NodeShells shells, Node node, Plan plan, Scripts scripts, Scripts.Upload upload, Path folder, int level,
            RandomGenerator random) {
        this.shells = shells;
        this.node = node;
        this.plan = plan;
        this.scripts = scripts;
        this.upload = upload;
        this.folder = folder;
        this.level = level;
        this.random = random;
    }

    Orders orders() {
        return orders;
    }

    /** Returns when the minion works, or throws why it does not. */
    void begin() throws InterruptedException {
        try {
            Trees.delete(folder);
        } catch (IOException e) {
            throw new GatherException(Category.REFUSED, "GATHER-3354", "cannot empty the folder for what comes from "
                    + "nodes: " + e, folder.toString(), "remove it, or see who may write there", e);
        }
        Thread own = Thread.ofVirtual().name("gather-follow " + node.name()).unstarted(this::follow);
        synchronized (this) {
            thread = own;
        }
        own.start();
        synchronized (this) {
            while (!begun && failure == null && !ended) {
                wait();
            }
            if (!begun && failure != null) {
                throw failure instanceof GatherException known
                        ? known
                        : ShellMinions.unreachable(node, new IOException(failure.getMessage(), failure));
            }
        }
    }

    private void follow() {
        Tries tries = new Tries(TRIES, PATIENCE, random, given);
        try {
            while (!isClosed()) {
                long before = progress();
                try {
                    session();
                    end(null);
                    return;
                } catch (IOException e) {
                    if (progress() > before) {
                        tries.progress();
                    }
                    if (isClosed() || !tries.again()) {
                        end(e);
                        return;
                    }
                }
            }
            end(null);
        } catch (InterruptedException e) {
            end(null);
        } catch (RuntimeException e) {
            end(e);
        } finally {
            orders.endSession();
        }
    }

    private long progress() {
        return taken * (1L << 40) + (landing == null ? 0 : landing.length());
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void end(@Nullable Exception why) {
        ended = true;
        failure = why;
        notifyAll();
    }

    private void session() throws IOException, InterruptedException {
        String marker = Way.marker(random);
        byte[] script = scripts.follow(plan, marker, upload, taken, landing == null ? 0 : landing.length());
        try (Way open = Way.open(shells, node, script, marker)) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                way = open;
            }
            byte[] first = java.util.Arrays.copyOf(script, script.length + upload.bytes().length);
            System.arraycopy(upload.bytes(), 0, first, script.length, upload.bytes().length);
            orders.tellTo(open.input(), first);
            open.begin();
            try {
                read(open);
            } catch (GarbledException e) {
                throw e;
            } catch (IOException e) {
                throw open.ended(e);
            }
        } finally {
            orders.endSession();
            synchronized (this) {
                way = null;
                connected = false;
            }
        }
    }

    private void read(Way open) throws IOException, InterruptedException {
        while (true) {
            Frame frame = open.frames().next();
            switch (frame) {
                case null -> throw new EOFException("the connection ended");
                case Frame.Spool spool -> settle(spool);
                case Frame.Ended unit -> take(open, unit);
                case Frame.Several(var units) -> {
                    for (Frame.Ended unit : units) {
                        take(open, unit);
                    }
                }
                case Frame.End(long count) -> {
                    if (count != taken) {
                        throw new GarbledException("an end after " + count + " outcomes, not " + taken);
                    }
                    return;
                }
                case Frame.Bad(long index) -> skip(index);
                case Frame.Died _ -> throw new IOException("the minion was killed");
                case Frame.Beat _ -> orders.tellWhatWaits();
                case Frame.Refused(String why) -> throw refused(why);
                case Frame.Homeless _ -> throw refused("no folder there can hold a spool");
                case Frame.Hello _,Frame.Fact _,Frame.Gone _ -> throw new GarbledException("words out of turn");
            }
        }
    }

    private GatherException refused(String why) {
        return new GatherException(Category.NOTHING_GATHERED, "GATHER-3355", "cannot keep results on the node: "
                + why.replaceAll("\\p{Cntrl}", "?"), node.name(), "free some space there, in /var/tmp or /tmp");
    }

    /** Whether the connection was lost and is not there again. */
    synchronized boolean reconnecting() {
        return begun && !connected && !ended;
    }

    private void settle(Frame.Spool spool) {
        if (judge == null) {
            judge = new Judge(plan, spool.path(), spool.user() == 0, level);
        }
        synchronized (this) {
            begun = true;
            connected = true;
            notifyAll();
        }
    }

    private void skip(long index) throws GarbledException {
        if (index != taken + 1) {
            throw new GarbledException("outcomes out of order");
        }
        taken++;
    }

    private void take(Way open, Frame.Ended frame) throws IOException, InterruptedException {
        Judge judging = judge;
        long held = landing == null ? 0 : landing.length();
        if (judging == null || frame.index() != taken + 1 || (frame.offset() != held && frame.offset() != 0)) {
            throw new GarbledException("outcomes out of order");
        }
        if (landing == null || frame.offset() != held) {
            drop();
            landing = new Landing(folder.resolve(taken + ".landing"));
        }
        Landing into = landing;
        open.frames().copy(frame.unit().length() - frame.offset(), into);
        landing = null;
        taken++;
        Delivery delivery = judging.judge(frame.unit(), into);
        if (delivery != null) {
            put(delivery);
        }
    }

    private void drop() throws IOException {
        if (landing != null) {
            landing.close();
            landing = null;
        }
    }

    private synchronized void put(Delivery delivery) throws InterruptedException {
        while (!closed && (waiting.size() >= MOST_WAITING || waitingBytes > MOST_BYTES)) {
            wait();
        }
        waiting.add(delivery);
        waitingBytes += delivery.outcome().stored();
        notifyAll();
    }

    /** The next one; null when none came in time, or none will. */
    synchronized @Nullable Delivery next(Duration wait) throws IOException, InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        long left = wait.toNanos();
        while (waiting.isEmpty() && !ended && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = until - System.nanoTime();
        }
        Delivery next = waiting.poll();
        if (next != null) {
            waitingBytes -= next.outcome().stored();
            notifyAll();
            return next;
        }
        if (ended && failure instanceof GatherException known) {
            throw known;
        }
        if (ended && failure != null) {
            throw new IOException("the connection is lost: " + failure.getMessage(), failure);
        }
        return null;
    }

    synchronized boolean finished() {
        return ended && waiting.isEmpty() && failure == null;
    }

    void close() {
        Thread own;
        given.countDown();
        synchronized (this) {
            closed = true;
            own = thread;
            if (way != null) {
                way.close();
            }
            notifyAll();
        }
        if (own != null) {
            own.interrupt();
        }
        orders.endSession();
        try {
            if (own != null) {
                own.join(Duration.ofSeconds(5));
            }
            synchronized (this) {
                for (Delivery left : waiting) {
                    left.close();
                }
                waiting.clear();
            }
            drop();
            Trees.delete(folder);
        } catch (IOException ignored) {
            // The next run of this gather empties the folder.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
