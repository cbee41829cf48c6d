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
    public static final ListenLimits USUAL = new ListenLimits(4000, 1500, 400, 100, Duration.ofSeconds(30));
}
