package io.gather.transport.net.serve;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses passwords: after some wrong ones an address may try one every few seconds, and what it tells in between is not
 * even looked at. Safe for several threads.
 */
final class GuessBrake {
    static final int FREE = 10;
    static final Duration EACH = Duration.ofSeconds(5);
    private static final int REMEMBERED = 4096;

    private final LongSupplier nanos;
    /** How much each address still has to wait until all its guesses are forgotten: when that will be. */
    private final Map<String, Long> forgotten = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    GuessBrake(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean mayTry(InetAddress who) {
        Long end = forgotten.get(key(who));
        return end == null || end - nanos.getAsLong() <= EACH.multipliedBy(FREE - 1).toNanos();
    }

    synchronized void wrong(InetAddress who) {
        long now = nanos.getAsLong();
        Long end = forgotten.get(key(who));
        forgotten.put(key(who), (end == null || end - now < 0 ? now : end) + EACH.toNanos());
    }

    /** Whoever has one address of version 6 has as many more as there are in its network. */
    private static String key(InetAddress who) {
        byte[] bytes = who.getAddress();
        return HexFormat.of().formatHex(who instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
