package io.gather.transport.foolscap.negotiation;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/** With whom one of our tubs is connected, at most once each. Safe for several threads. */
public final class PeerTable {
    private static final int REMEMBERED = 1000;
    private static final int INCARNATION_BYTES = 8;

    private final String incarnation;
    private final Map<TubId, Live> live = new HashMap<>();
    /** What masters said of the last connections with them. */
    private final Map<TubId, ConnectionNumber> said = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TubId, ConnectionNumber> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long number;

    private record Live(Replaceable connection, Optional<String> incarnation, Optional<ConnectionNumber> number) {}

    /** Of a process that has just begun. */
    public PeerTable() {
        byte[] bytes = new byte[INCARNATION_BYTES];
        new SecureRandom().nextBytes(bytes);
        incarnation = HexFormat.of().formatHex(bytes);
    }

    String incarnation() {
        return incarnation;
    }

    /** The last connection that both know of: the one that is there, or of which this tub, as the master, has told us. */
    public synchronized ConnectionNumber last(TubId peer) {
        Live there = live.get(peer);
        if (there != null && there.number().isPresent()) {
            return there.number().get();
        }
        @Nullable
        ConnectionNumber last = said.get(peer);
        return last == null ? ConnectionNumber.NONE : last;
    }

    /**
     * As the master: takes the connection in, in the place of one that it is better than. Numbers grow from one connection to the next,
     * whose ever they are, so that nothing has to be kept of peers that have left.
     */
    ConnectionNumber admit(TubId peer, Hello offer, Replaceable connection) throws NegotiationException {
        Live former;
        ConnectionNumber current;
        synchronized (this) {
            former = live.get(peer);
            if (former != null && former.number().isPresent() && !former.connection().hasEnded()
                    && !Duplicate.of(offer, former.incarnation(), former.number().get()).isBetter()) {
                throw NegotiationException.ours("Duplicate connection");
            }
            number++;
            current = new ConnectionNumber(incarnation, number);
            live.put(peer, new Live(connection, offer.incarnation(), Optional.of(current)));
        }
        replace(former);
        return current;
    }

    /** As the slave: the master has decided for this one. */
    void follow(TubId peer, Decision decision, Replaceable connection) {
        Live former;
        synchronized (this) {
            decision.current().ifPresent(it -> said.put(peer, it));
            former = live.put(peer, new Live(connection, Optional.empty(), Optional.empty()));
        }
        replace(former);
    }

    private static void replace(@Nullable Live former) {
        if (former != null) {
            former.connection().replaced();
        }
    }

    /** The connection has ended; one that has taken its place stays. */
    public synchronized void leave(TubId peer, Replaceable connection) {
        Live known = live.get(peer);
        if (known != null && known.connection().equals(connection)) {
            live.remove(peer);
        }
    }

    /** As {@link #leave(TubId, Replaceable)}, for one that came to nothing, whoever the peer was. */
    public synchronized void leave(Replaceable connection) {
        boolean ignored = live.values().removeIf(it -> it.connection().equals(connection));
    }

    public synchronized boolean isConnected(TubId peer) {
        return live.containsKey(peer);
    }
}
