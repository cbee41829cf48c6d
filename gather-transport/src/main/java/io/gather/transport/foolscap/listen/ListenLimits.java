package io.gather.transport.foolscap.listen;

import java.time.Duration;

/**
 * How many may come. Who has not yet asked for an object of ours by its name is a stranger: anybody may make a certificate.
 *
 * @param connections in all
 * @param perAddress from one address; of IPv6 from one network of 64 bits
 * @param strangers in all; beyond that the one who came first has to go
 * @param strangersPerAddress from one address
 * @param naming how long a peer may stay a stranger once it has agreed with us
 */
public record ListenLimits(int connections, int perAddress, int strangers, int strangersPerAddress, Duration naming) {
    /** What one takes of the heap, by a high estimate: buffers of TLS, of what is read, and four threads. */
    public static final long CONNECTION = 48L << 10;
    private static final int MOST = 4000;

    public static final ListenLimits USUAL = ofHeap(Runtime.getRuntime().maxMemory());

    /** As many as take three eighths of the heap, but no more than 4000. */
    public static ListenLimits ofHeap(long bytes) {
        int connections = Math.clamp(bytes / 8 * 3 / CONNECTION, 100, MOST);
        return new ListenLimits(connections, Math.min(1500, connections), Math.min(400, connections),
                Math.min(100, connections), Duration.ofSeconds(30));
    }
}
