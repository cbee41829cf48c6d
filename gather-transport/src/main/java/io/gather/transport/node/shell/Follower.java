package io.gather.transport.node.shell;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;

import io.gather.core.error.GatherException;
import io.gather.core.files.Trees;
import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.shell.land.Judge;
import io.gather.transport.node.shell.land.LandedOutcome;
import io.gather.transport.node.shell.land.UnitBuffer;
import io.gather.transport.node.shell.script.Scripts;
import io.gather.transport.node.shell.wire.Frame;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.UnitEnd;
import org.jspecify.annotations.Nullable;

/**
 * Follows a minion in a thread of its own, over as many connections as it takes: each goes on at the byte where the one before broke.
 */
final class Follower {
    private static final int TRIES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LONGER = Duration.ofMinutes(1);

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
    private final Inbox inbox = new Inbox();
    private boolean closed;
    private boolean begun;
    private boolean connected;
    private @Nullable ResultMode way;
    private @Nullable Thread thread;

    private @Nullable Judge judge;
    private long taken;
    private @Nullable UnitBuffer landing;
    private @Nullable Streamed streamed;
    private boolean finished;
    private int sessions;

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
            throw new GatherException(NodeError.INBOX_UNUSABLE, "cannot empty the folder for what comes from "
                    + "nodes: " + e, folder.toString(), "remove it, or see who may write there", e);
        }
        Thread own = Thread.ofVirtual().name("gather-follow " + node.name()).unstarted(this::follow);
        synchronized (this) {
            thread = own;
        }
        own.start();
        try {
            if (!awaitBegun()) {
                throw notBegun(inbox.failure());
            }
        } catch (InterruptedException e) {
            close();
            throw e;
        }
    }

    private GatherException notBegun(@Nullable Exception why) {
        return why instanceof GatherException known
                ? known
                : ShellMinions.unreachable(node,
                        new IOException(why == null ? "following it was given up" : why.getMessage(), why));
    }

    private synchronized boolean awaitBegun() throws InterruptedException {
        while (!begun && !inbox.hasEnded()) {
            wait();
        }
        return begun;
    }

    /** However it ends, those who wait for it hear of it. */
    private void follow() {
        Exception why = null;
        try {
            why = followed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            why = e;
        } catch (Error e) {
            why = new IOException("internal error: " + e, e);
        } finally {
            orders.endSession();
            end(why);
        }
    }

    /** @return why it did not come to its end; null when it did, or is not wanted any more */
    private @Nullable Exception followed() throws IOException, InterruptedException {
        Tries tries = new Tries(TRIES, PATIENCE, random, given);
        while (!isClosed()) {
            long before = progress();
            try {
                session();
                return null;
            } catch (GatherException e) {
                // A node that was reached before may be starting again.
                if (!wasReached() || isClosed() || !tries.again()) {
                    return e;
                }
            } catch (IOException e) {
                if (streamed != null && orders.isStopped()) {
                    endStream("stopped");
                    return null;
                }
                if (progress() > before) {
                    tries.progress();
                }
                if (isClosed() || !tries.again()) {
                    return e;
                }
            }
        }
        return null;
    }

    private long progress() {
        Streamed without = streamed;
        return without != null ? without.told().size() : taken * (1L << 40) + (landing == null ? 0 : landing.length());
    }

    private synchronized boolean wasReached() {
        return begun;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void end(@Nullable Exception why) {
        inbox.end(why);
        notifyAll();
    }

    private void session() throws IOException, InterruptedException {
        String marker = ResultMode.marker(random);
        Streamed without = streamed;
        byte[] script = scripts.follow(plan, marker, upload, taken, landing == null ? 0 : landing.length(),
                without == null ? null : without.told());
        try (ResultMode open = ResultMode.open(shells, node, script, marker)) {
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
                sessions++;
            }
        }
    }

    private void read(ResultMode open) throws IOException, InterruptedException {
        while (!finished) {
            Frame frame = open.frames().next();
            switch (frame) {
                case null -> throw new EOFException("the connection ended");
                case Frame.Spool spool -> settle(spool.path(), spool.user() == 0);
                case Frame.Ended unit -> take(open, unit);
                case Frame.Several(var units) -> {
                    for (Frame.Ended unit : units) {
                        take(open, unit);
                    }
                }
                case Frame.Stream(long user) -> stream(open, user);
                case Frame.Meta(String line) -> streaming().meta(line);
                case Frame.Text _ -> streaming().text(open.frames());
                case Frame.Told(var words) -> told(words);
                case Frame.Again _ -> streaming().again();
                case Frame.End(long count) -> {
                    if (streamed == null && count != taken) {
                        throw new GarbledException("an end after " + count + " outcomes, not " + taken);
                    }
                    return;
                }
                case Frame.Bad(long index) -> skip(index);
                case Frame.Died _ -> throw new IOException("the minion was killed");
                case Frame.Beat _ -> orders.tellWhatWaits();
                case Frame.Refused(String why) -> throw refused(why);
                case Frame.Hello _,Frame.Fact _,Frame.Gone _ -> throw new GarbledException("words out of turn");
            }
        }
    }

    /** What seemed to have room has none: the next session does without. */
    private IOException refused(String why) {
        if (taken > 0 || streamed != null) {
            return new GarbledException("words out of turn");
        }
        streamed = new Streamed(folder);
        return new IOException(why.replaceAll("\\p{Cntrl}", "?"));
    }

    private void stream(ResultMode open, long user) throws IOException {
        if (taken > 0) {
            throw new GarbledException("words out of turn");
        }
        if (streamed == null) {
            streamed = new Streamed(folder);
        }
        streamed.again();
        // A command that prints nothing for long says nothing of itself here.
        open.patience(LONGER.plus(plan.tasks().stream().map(Task::timeout).max(Comparator.naturalOrder()).orElse(
                Duration.ZERO)));
        settle("nothing", user == 0);
    }

    private Streamed streaming() throws GarbledException {
        Streamed found = streamed;
        if (found == null || judge == null) {
            throw new GarbledException("words out of turn");
        }
        return found;
    }

    private void told(List<String> words) throws IOException, InterruptedException {
        Streamed.Unit unit = streaming().end(words);
        judge(unit.end(), unit.landing());
        if (streaming().bytes() > plan.limits().totalSize().bytes() || orders.isStopped()) {
            endStream(orders.isStopped() ? "stopped" : "used-up");
        }
    }

    /** What the node was not asked for any more has its outcomes all the same. */
    private void endStream(String how) throws IOException, InterruptedException {
        Set<String> told = streaming().told();
        for (Task task : plan.tasks()) {
            String number = Integer.toString(task.number());
            if (!told.contains(number) && !told.contains(number + "-list")) {
                judge(UnitEnd.never(task.number(), System.currentTimeMillis(), how), new UnitBuffer(folder.resolve(
                        "none")));
            }
        }
        finished = true;
    }

    /** Whether the connection was lost and is not there again. */
    synchronized boolean reconnecting() {
        return begun && !connected && !inbox.hasEnded();
    }

    /** How often it was lost. */
    synchronized int losses() {
        return Math.max(0, inbox.hasEnded() && inbox.failure() == null ? sessions - 1 : sessions);
    }

    private void settle(String spool, boolean root) {
        if (judge == null) {
            judge = new Judge(plan, spool, root, level);
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

    private void take(ResultMode open, Frame.Ended frame) throws IOException, InterruptedException {
        long held = landing == null ? 0 : landing.length();
        if (judge == null || streamed != null || frame.index() != taken + 1
                || (frame.offset() != held && frame.offset() != 0)) {
            throw new GarbledException("outcomes out of order");
        }
        if (landing == null || frame.offset() != held) {
            drop();
            landing = new UnitBuffer(folder.resolve(taken + ".landing"));
        }
        UnitBuffer into = landing;
        open.frames().copy(frame.unit().length() - frame.offset(), into);
        landing = null;
        taken++;
        judge(frame.unit(), into);
    }

    private void judge(UnitEnd end, UnitBuffer into) throws IOException, InterruptedException {
        LandedOutcome delivery = Objects.requireNonNull(judge).judge(end, into);
        if (delivery != null) {
            inbox.put(delivery);
        }
    }

    private void drop() throws IOException {
        if (landing != null) {
            landing.close();
            landing = null;
        }
    }

    Inbox inbox() {
        return inbox;
    }

    /** The minion ends its work; where it is this very connection, it is left. */
    void stop() {
        orders.stop();
        synchronized (this) {
            if (streamed != null && way != null) {
                way.close();
            }
        }
    }

    void close() {
        Thread own;
        given.countDown();
        inbox.letGo();
        synchronized (this) {
            closed = true;
            own = thread;
            if (way != null) {
                way.close();
            }
        }
        if (own != null) {
            own.interrupt();
        }
        orders.endSession();
        try {
            if (own != null) {
                own.join(Duration.ofSeconds(5));
            }
            inbox.empty();
            drop();
            Streamed without = streamed;
            if (without != null) {
                without.close();
            }
            Trees.delete(folder);
        } catch (IOException ignored) {
            // The next run of this gather empties the folder.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
