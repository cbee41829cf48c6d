package io.gather.transport.net.serve;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GuessBrakeTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final GuessBrake brake = new GuessBrake(now::get);

    private static InetAddress address(String text) throws Exception {
        return InetAddress.getByName(text);
    }

    private int tries(String address, int most) throws Exception {
        int tries = 0;
        while (tries < most && brake.mayTry(address(address))) {
            brake.wrong(address(address));
            tries++;
        }
        return tries;
    }

    @Test
    void someAreFreeThenOneInAWhile() throws Exception {
        assertThat(tries("192.0.2.1", 100)).isEqualTo(GuessBrake.FREE);
        assertThat(tries("192.0.2.2", 1)).as("others are not slowed down").isEqualTo(1);
        now.addAndGet(GuessBrake.EACH.toNanos());
        assertThat(tries("192.0.2.1", 100)).isEqualTo(1);
        now.addAndGet(GuessBrake.EACH.multipliedBy(1000).toNanos());
        assertThat(tries("192.0.2.1", 100)).isEqualTo(GuessBrake.FREE);
    }

    @Test
    void aNetworkOfVersionSixIsOneVisitor() throws Exception {
        assertThat(tries("2001:db8::1", 100)).isEqualTo(GuessBrake.FREE);
        assertThat(tries("2001:db8::2", 1)).isZero();
        assertThat(tries("2001:db8:0:1::2", 1)).isEqualTo(1);
    }
}
