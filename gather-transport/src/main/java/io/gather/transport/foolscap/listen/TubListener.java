package io.gather.transport.foolscap.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.transport.error.FoolscapError;
import io.gather.transport.foolscap.link.Session;
import io.gather.transport.foolscap.link.TubEndpoint;

/** Listens on one port for one of our tubs, from the moment that it is made until it is closed. */
public final class TubListener implements AutoCloseable {
    private static final int BACKLOG = 1024;
    /** What is waited when nobody can be let in, such as for want of file descriptors. */
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** For all sessions together, which take 5 s for what they still send and 5 s for calls under way. */
    private static final Duration CLOSING = Duration.ofSeconds(8);

    private final ServerSocketChannel server;
    private final TubEndpoint endpoint;
    private final ListenLimits limits;
    private final Arrivals arrivals;
    private final Admission admission;
    private final InetSocketAddress address;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private final Set<Thread> visits = ConcurrentHashMap.newKeySet();
    private final Set<Thread> leaving = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread door;

    /** Somebody who is known. */
    private record Guest(Session session, Visitor visitor) {}

    private TubListener(ServerSocketChannel server, TubEndpoint endpoint, ListenLimits limits, Arrivals arrivals)
            throws IOException {
        this.server = server;
        this.endpoint = endpoint;
        this.limits = limits;
        this.arrivals = arrivals;
        this.admission = new Admission(limits);
        this.address = (InetSocketAddress) server.getLocalAddress();
        this.door = Thread.ofVirtual().name("foolscap-listen " + address.getPort()).unstarted(this::listen);
    }

    /** @throws GatherException when the port cannot be had */
    public static TubListener open(ListenPort port, TubEndpoint endpoint, ListenLimits limits, Arrivals arrivals) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open(port.family());
            try {
                server.bind(port.address(), BACKLOG);
                TubListener listener = new TubListener(server, endpoint, limits, arrivals);
                listener.door.start();
                return listener;
            } catch (IOException | RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new GatherException(FoolscapError.NOT_LISTENING, "cannot be listened on: " + e.getMessage(),
                    port.toString(), FoolscapError.NOT_LISTENING.entry().remedy(), e);
        }
    }

    /** Where it does listen. */
    public InetSocketAddress address() {
        return address;
    }

    /** How many connections there are, of strangers and others. */
    public int connections() {
        return admission.size();
    }

    private void listen() {
        while (closing.getCount() > 0) {
            try {
                admit(new Visitor(server.accept().socket()));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException | RuntimeException | Error e) {
                // A door whose thread has ended would look open, and let nobody in.
                shut(e);
                if (pause()) {
                    return;
                }
            }
        }
    }

    private void shut(Throwable why) {
        try {
            arrivals.shut(String.valueOf(why instanceof IOException ? why.getMessage() : why));
        } catch (RuntimeException | Error e) {
            why.addSuppressed(e);
        }
    }

    private void admit(Visitor visitor) {
        try {
            take(visitor);
        } catch (RuntimeException | Error e) {
            visitor.sendAway();
            boolean ignored = admission.leave(visitor);
            throw e;
        }
    }

    /** @return whether it is the end */
    private boolean pause() {
        try {
            return closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void take(Visitor visitor) {
        Admission.Verdict verdict = admission.enter(visitor);
        verdict.leaves().ifPresent(it -> sendAway(it, Unwelcome.TOO_MANY_STRANGERS));
        if (verdict.refusal().isPresent()) {
            sendAway(visitor, verdict.refusal().get());
            return;
        }
        Thread visit = start(visits, "foolscap-visit", visitor, () -> visit(visitor));
        if (closing.getCount() == 0) {
            visit.interrupt();
        }
    }

    private static Thread start(Set<Thread> threads, String name, Visitor visitor, Runnable run) {
        Thread thread = Thread.ofVirtual().name(name + " " + visitor.address().getHostAddress()).unstarted(() -> {
            try {
                run.run();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        // Whoever finds it in the set may wait for it, which needs a thread that has begun.
        synchronized (threads) {
            threads.add(thread);
            thread.start();
        }
        return thread;
    }

    private static List<Thread> begun(Set<Thread> threads) {
        synchronized (threads) {
            return List.copyOf(threads);
        }
    }

    private void sendAway(Visitor visitor, Unwelcome why) {
        visitor.sendAway();
        arrivals.refused(visitor.address(), why, "");
    }

    /** Until the visitor is known, or gone. */
    private void visit(Visitor visitor) {
        boolean stays = false;
        try {
            Session session = endpoint.accept(visitor.socket());
            try {
                stays = staysKnown(session, visitor);
            } finally {
                if (!stays) {
                    session.close();
                }
            }
        } catch (IOException e) {
            if (admission.leave(visitor) && closing.getCount() > 0) {
                arrivals.refused(visitor.address(), Unwelcome.NOT_AGREED, String.valueOf(e.getMessage()));
            }
        } catch (InterruptedException expected) {
            // The listener is closed, and with it the session.
        } finally {
            if (!stays) {
                goes(visitor);
            }
        }
    }

    private boolean staysKnown(Session session, Visitor visitor) throws InterruptedException {
        if (!session.awaitKnown(limits.naming())) {
            Optional<String> ended = session.awaitEnd(Duration.ZERO);
            if (admission.leave(visitor)) {
                arrivals.refused(visitor.address(), Unwelcome.ASKED_FOR_NOTHING, ended.orElse(""));
            }
            return false;
        }
        admission.known(visitor);
        arrivals.arrived(session);
        Guest guest = new Guest(session, visitor);
        guests.add(guest);
        session.whenEnded(why -> leave(guest, why));
        if (closing.getCount() == 0) {
            leave(guest, "closed by us");
        }
        return true;
    }

    private void leave(Guest guest, String why) {
        if (guests.remove(guest)) {
            Thread ignored = start(leaving, "foolscap-leave", guest.visitor(), () -> {
                try (Session session = guest.session()) {
                    arrivals.left(session, why);
                } finally {
                    goes(guest.visitor());
                }
            });
        }
    }

    private void goes(Visitor visitor) {
        visitor.sendAway();
        boolean ignored = admission.leave(visitor);
    }

    /** Lets nobody in any more, and ends the sessions. */
    @Override
    public void close() {
        closing.countDown();
        try {
            server.close();
        } catch (IOException expected) {
            // It is closed all the same.
        }
        long end = System.nanoTime() + CLOSING.toNanos();
        try {
            boolean ignored = door.join(CLOSING);
            visits.forEach(Thread::interrupt);
            guests.forEach(guest -> leave(guest, "closed by us"));
            for (Thread thread : Stream.of(visits, leaving).map(TubListener::begun).flatMap(List::stream).toList()) {
                ignored = thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            visits.forEach(Thread::interrupt);
            leaving.forEach(Thread::interrupt);
            Thread.currentThread().interrupt();
        }
        admission.everybody().forEach(Visitor::sendAway);
    }
}
