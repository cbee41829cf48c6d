package io.gather.transport.node.shell;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import io.gather.core.verdict.Numbers;
import io.gather.transport.node.shell.land.Workroom;
import io.gather.transport.node.shell.wire.Ending;
import io.gather.transport.node.shell.wire.Frame;
import io.gather.transport.node.shell.wire.GarbledException;

/** Sessions with a node's minion, one after the other: each goes on where the one before broke. Used by one thread. */
final class Sessions implements Closeable {
    private static final Duration LONGER = Duration.ofMinutes(1);
    private static final Duration LAST_ORDER = Duration.ofSeconds(2);

    private final SessionOpener opener;
    private final Path folder;
    private final Orders orders;
    private final Contact contact;
    private final Deliveries deliveries;
    private Protocol protocol;

    Sessions(SessionOpener opener, Path folder, Orders orders, Contact contact, Deliveries deliveries) {
        this.opener = opener;
        this.folder = folder;
        this.orders = orders;
        this.contact = contact;
        this.deliveries = deliveries;
        this.protocol = new SpoolProtocol(folder, deliveries);
    }

    long progress() {
        return protocol.progress();
    }

    /** Whether a broken connection is the end that a stop was to bring about. */
    boolean endsStopped() throws IOException, InterruptedException {
        if (protocol instanceof StreamProtocol stream && orders.isStopped()) {
            stream.leaveOut(new Ending.Stopped());
            return true;
        }
        return false;
    }

    /** Returns when the minion has told everything, or nobody wants to hear it. */
    void next() throws IOException, InterruptedException {
        SessionOpener.Opened opened = opener.open(protocol);
        ResultMode session = opened.session();
        Thread teller = null;
        boolean whole = false;
        try {
            if (!contact.begin(session)) {
                return;
            }
            teller = orders.tellTo(session.input(), opened.first());
            session.begin();
            try {
                read(session);
                whole = protocol instanceof SpoolProtocol;
            } catch (GarbledException e) {
                throw e;
            } catch (IOException e) {
                throw session.ended(e);
            }
        } finally {
            orders.endSession();
            contact.leave();
            // Nobody else may write to it when it is used again.
            if (whole && teller != null && !contact.isClosed() && teller.join(LAST_ORDER)) {
                opener.leave(session);
            } else {
                session.close();
            }
        }
    }

    private void read(ResultMode open) throws IOException, InterruptedException {
        while (!(protocol instanceof StreamProtocol stream && stream.hasEnough())) {
            switch (open.frames().next()) {
                case null -> throw new EOFException("the connection ended");
                case Frame.Place place -> settle(open, place);
                case Frame.OfSpool frame when protocol instanceof SpoolProtocol spool ->
                    spool.take(frame, open.frames());
                case Frame.OfStream frame when protocol instanceof StreamProtocol streaming ->
                    streaming.take(frame, open.frames());
                case Frame.End(long count) -> {
                    protocol.end(count);
                    return;
                }
                case Frame.Beat _ -> orders.tellWhatWaits();
                case Frame.OfSpool _,Frame.OfStream _,Frame.Answer _ -> throw outOfTurn();
            }
        }
    }

    private void settle(ResultMode open, Frame.Place place) throws IOException {
        switch (place) {
            case Frame.Spool spool when protocol instanceof SpoolProtocol ->
                work(new Workroom(spool.path(), spool.user() == 0, null), false);
            case Frame.Spool _ -> throw outOfTurn();
            case Frame.Stream(long user) -> {
                // A command that prints nothing for long says nothing of itself here.
                open.patience(
                        LONGER.plus(opener.plan().tasks().stream().map(Task::timeout).max(Comparator.naturalOrder())
                                .orElse(Duration.ZERO)));
                stream().begin();
                work(new Workroom("nowhere", user == 0, "without a spool the node can hold no more than "
                        + ByteSize.of(Numbers.TAILS_IN_MEMORY) + " of its end"), true);
            }
            case Frame.Refused(String why) -> {
                if (protocol instanceof StreamProtocol) {
                    throw outOfTurn();
                }
                // What seemed to have room has none: the next session does without.
                stream();
                throw new IOException(why.replaceAll("\\p{Cntrl}", "?"));
            }
        }
    }

    private StreamProtocol stream() throws GarbledException {
        if (protocol instanceof StreamProtocol already) {
            return already;
        }
        if (protocol.from() > 0) {
            throw outOfTurn();
        }
        StreamProtocol begun = new StreamProtocol(folder, opener.plan(), deliveries, orders);
        protocol = begun;
        return begun;
    }

    private void work(Workroom place, boolean withoutSpool) {
        deliveries.settle(place);
        contact.work(withoutSpool);
    }

    private static GarbledException outOfTurn() {
        return new GarbledException("words out of turn");
    }

    @Override
    public void close() throws IOException {
        protocol.close();
    }
}
