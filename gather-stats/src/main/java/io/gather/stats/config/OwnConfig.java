package io.gather.stats.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What gostats does not know.
 *
 * @param listen where the collector tells how it is doing; empty: nowhere
 * @param derived whether stats are made that follow from others
 */
public record OwnConfig(Optional<Listen> listen, Duration summaryInterval, boolean derived) {
    /**
     * @param host empty: all addresses of this machine
     * @param login who may ask; empty: everybody on this machine, and nobody else can
     */
    public record Listen(String host, int port, Optional<SinkConfig.Login> login) {
        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }
}
