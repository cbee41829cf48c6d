package io.gather.transport.foolscap.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocket;

import io.gather.transport.foolscap.banana.BananaException;
import io.gather.transport.foolscap.furl.TubId;
import io.gather.transport.foolscap.message.AnswerParts;
import io.gather.transport.foolscap.message.Inbound;
import io.gather.transport.foolscap.message.MemoryShare;
import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.MessageReader;
import io.gather.transport.foolscap.message.MessageWriter;
import io.gather.transport.foolscap.message.Salvaged;
import io.gather.transport.foolscap.message.SharedMemory;
import io.gather.transport.foolscap.negotiation.PeerTable;
import io.gather.transport.foolscap.reference.Broker;
import io.gather.transport.foolscap.reference.BrokerListener;
import io.gather.transport.foolscap.reference.Connection;
import io.gather.transport.foolscap.reference.PublishedObjects;

/**
 * A connection with another tub, from the agreement to its end. One thread reads; one works through the peer's calls and one writes, while
 * there is something to do; {@link SessionWatch} sees that neither side waits for ever.
 */
public final class Session implements Connection {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    /** How much is written before it is noted that the peer still reads. */
    private static final int PIECE = 16 << 10;

    private final Wire wire;
    private final SSLSocket socket;
    private final TubId peer;
    private final SocketAddress address;
    private final PeerTable peers;
    private final SessionLimits limits;
    private final MemoryShare share;
    private final MessageReader messages;
    private final Introduction introduction;
    private final SendQueue outbox;
    private final CallQueue calls;
    private final Broker broker;
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final Thread reader;
    private final OnDemandThread writer;
    private final OnDemandThread worker;
    private final SessionWatch watch;
    private volatile long heard = System.nanoTime();
    /** Since when a write is under way; 0: none is. */
    private volatile long writing;
    /** Of the watch: whether the peer was asked for a sign of life, and since when the wire is closed; 0: it is not. */
    private boolean asked;
    private long closed;

    Session(Wire wire, Handshake.Agreed agreed, PeerTable peers, PublishedObjects published, BrokerListener listener,
            SessionLimits limits, SharedMemory memory, SessionWatch watch) throws IOException {
        this.wire = wire;
        this.socket = agreed.socket();
        this.peer = agreed.agreement().peer();
        this.address = wire.socket().getRemoteSocketAddress();
        this.peers = peers;
        this.limits = limits;
        this.share = new MemoryShare(memory);
        this.messages = new MessageReader(new HeardStream(socket.getInputStream()), agreed.agreement().vocabulary(),
                limits.stranger(), peer, share, this::parts);
        this.introduction = new Introduction(published, () -> messages.limits(limits.banana()),
                () -> wire.end("the peer guesses names"));
        this.writer = new OnDemandThread("foolscap-write " + peer, this::write);
        this.worker = new OnDemandThread("foolscap-calls " + peer, this::work);
        this.watch = watch;
        this.outbox = new SendQueue(new MessageWriter(agreed.agreement().vocabulary()), limits.outbox(), writer::wake);
        this.calls = new CallQueue(worker::wake);
        this.broker = new Broker(peer, this, outbox, introduction, listener);
        this.reader = Thread.ofVirtual().name("foolscap-read " + peer).unstarted(this::read);
    }

    private Optional<AnswerParts> parts(long request) {
        return broker.parts(request);
    }

    void start() {
        reader.start();
        watch.add(this);
    }

    /** Of one that we have dialled. */
    void startKnown() {
        introduction.meet();
        start();
    }

    /**
     * Waits until the peer has asked for an object of ours by its name; whoever has dialled us is a stranger until then.
     *
     * @return false when it has not in that time, or before its end
     */
    public boolean awaitKnown(Duration patience) throws InterruptedException {
        return introduction.await(patience);
    }

    public TubId peer() {
        return peer;
    }

    @Override
    public SocketAddress address() {
        return address;
    }

    public Broker broker() {
        return broker;
    }

    /** How long ago the last byte came. */
    public Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /**
     * Waits until it has ended.
     *
     * @return why, for people; empty when it has not in that time
     */
    public Optional<String> awaitEnd(Duration patience) throws InterruptedException {
        try {
            return Optional.of(ended.get(patience.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param then is told why, when it has ended; must not wait. At once where it has ended already */
    public void whenEnded(Consumer<String> then) {
        CompletableFuture<Void> ignored = ended.thenAccept(then);
    }

    /** Waits some seconds for what is under way. */
    @Override
    public void close() {
        end("closed by us", "", new Salvaged.OfNothing(), true);
        try {
            boolean ignored = writer.awaitOver(CLOSING);
            wire.end("closed by us");
            if (!worker.isCurrent() && !worker.awaitOver(CLOSING)) {
                worker.interrupt();
                reader.interrupt();
            }
        } catch (InterruptedException e) {
            wire.end("closed by us");
            worker.interrupt();
            reader.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    /** The first reason is the one that counts. May be called again. */
    private void end(String reason, String complaint, Salvaged salvaged, boolean sendRest) {
        String why = wire.because(reason);
        outbox.end(why, complaint, sendRest);
        broker.end(why, salvaged);
        peers.leave(peer, wire);
        ended.complete(why);
        introduction.end();
    }

    private void read() {
        String why = "a mistake of our own";
        String complaint = "";
        try {
            why = readToTheEnd();
        } catch (BananaException e) {
            why = "the peer does not keep to the protocol: " + e.getMessage();
            complaint = String.valueOf(e.getMessage());
        } catch (IOException e) {
            why = Handshake.words(e);
        } catch (InterruptedException e) {
            why = "interrupted";
        } finally {
            Salvaged salvaged = messages.unfinished();
            end(why, complaint, salvaged, !complaint.isEmpty());
            if (complaint.isEmpty()) {
                wire.end(why);
            }
            endCalls(salvaged, wire.because(why));
        }
    }

    /** What was received is still worked through, and last of all the call that broke off. */
    private void endCalls(Salvaged salvaged, String why) {
        try {
            if (salvaged instanceof Salvaged.OfCall call) {
                calls.put(() -> broker.cut(call, why), limits.calling());
            }
        } catch (IOException | InterruptedException expected) {
            // Those before it take too long, which is why the connection ends.
        } finally {
            calls.end();
        }
    }

    /** @return why it is the end */
    private String readToTheEnd() throws IOException, InterruptedException {
        for (Inbound each = messages.next(); each != null; each = messages.next()) {
            switch (each) {
                case Message.Call call -> put(() -> broker.work(call));
                case Message.Answer answer -> {
                    broker.answered(answer);
                    share.give(messages.handOver());
                }
                case Message.Failed error -> broker.answered(error);
                case Inbound.Spoiled spoiled -> {
                    if (!broker.answered(spoiled)) {
                        put(() -> broker.spoil(spoiled));
                    }
                }
                case Inbound.Ping ping -> outbox.pong(ping.number());
                case Inbound.Pong _ -> {
                    // That it came is enough.
                }
                case Inbound.Complaint complaint -> {
                    return "the peer says: " + complaint.text();
                }
            }
        }
        return "closed by the peer";
    }

    /** Its arguments take memory until it is done. */
    private void put(CallQueue.CallWork work) throws IOException, InterruptedException {
        long memory = messages.handOver();
        calls.put(() -> {
            try {
                work.run();
            } finally {
                share.give(memory);
            }
        }, limits.calling());
    }

    private boolean work() {
        boolean done = false;
        boolean more = false;
        try {
            calls.work();
            more = !calls.isOver();
            done = true;
        } catch (InterruptedException expected) {
            // Whoever closes the session does not wait any longer.
        } finally {
            if (!more) {
                share.close();
            }
            if (!done) {
                wire.end("calls are not worked through any more");
            }
        }
        return more;
    }

    private boolean write() {
        try {
            OutputStream out = socket.getOutputStream();
            for (Optional<byte[]> some = outbox.poll(); some.isPresent(); some = outbox.poll()) {
                write(out, some.get());
            }
            if (!outbox.isOver()) {
                return true;
            }
            writing = System.nanoTime() | 1;
            socket.close();
        } catch (IOException e) {
            wire.end(Handshake.words(e));
        } finally {
            writing = 0;
        }
        return false;
    }

    private void write(OutputStream out, byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += PIECE) {
            writing = System.nanoTime() | 1;
            out.write(bytes, at, Math.min(PIECE, bytes.length - at));
        }
        out.flush();
        writing = 0;
    }

    /**
     * Ends it where somebody is waited for in vain. Does not wait.
     *
     * @return whether it is to be looked at again
     */
    boolean look() {
        if (writer.isOver() && !reader.isAlive()) {
            return false;
        }
        long now = System.nanoTime();
        long since = writing;
        if (since != 0 && now - since > limits.writing().toNanos()) {
            wire.end("the peer has read nothing for " + limits.writing().toSeconds() + " s");
        }
        long begun = messages.begun();
        if (begun != 0 && now - begun > limits.message().toNanos()) {
            wire.end("a message of the peer has come no further for " + limits.message().toSeconds() + " s");
        }
        lookForSilence(calls.isFull() ? 0 : now - heard);
        if (writer.isOver()) {
            wire.end("closed by us");
        }
        if (wire.hasEnded()) {
            closed = closed == 0 ? now | 1 : closed;
            // The reader finds it out, unless it waits for calls, which may wait for room for their answers.
            if (now - closed > CLOSING.toNanos()) {
                end("ended", "", new Salvaged.OfNothing(), false);
            }
        }
        return true;
    }

    private void lookForSilence(long silence) {
        if (silence < limits.keepalive().toNanos()) {
            asked = false;
        } else if (!asked) {
            asked = true;
            outbox.ping();
        } else if (silence > 3 * limits.keepalive().toNanos()) {
            wire.end("the peer is silent for " + Duration.ofNanos(silence).toSeconds() + " s");
        }
    }

    /** Notes when something came. */
    private final class HeardStream extends InputStream {
        private final InputStream in;

        HeardStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = in.read(buffer, offset, length);
            heard = System.nanoTime();
            return some;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }
    }

    @Override
    public String toString() {
        return "session with " + peer + " at " + address;
    }
}
