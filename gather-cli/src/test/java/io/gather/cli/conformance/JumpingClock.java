package io.gather.cli.conformance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;

/** A clock that is set anew now and then, back as well as on. */
final class JumpingClock extends Clock {
    private static final long MOST = Duration.ofDays(40).toSeconds();

    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    void jump(Random random) {
        ahead = Duration.ofSeconds(random.nextLong(-MOST, MOST));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
