package io.gather.cli.show;

import io.gather.core.overlord.event.GatherEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UploadPaceTest {
    private static final long MB = 1 << 20;

    private final UploadPace pace = new UploadPace();

    private static GatherEvent.Uploading at(String way, long sent) {
        return new GatherEvent.Uploading(way, sent, 10 * MB);
    }

    @Test
    void saysNothingTooEarly() {
        pace.look(at("a", 0), 0);
        pace.look(at("a", MB), 500);

        assertThat(pace.parts(at("a", MB))).containsExactly("a 1.00 MB of 10.0 MB");
    }

    @Test
    void tellsRateAndTimeLeft() {
        pace.look(at("a", 0), 0);
        pace.look(at("a", 2 * MB), 1_000);
        pace.look(at("a", 4 * MB), 2_000);

        assertThat(pace.parts(at("a", 4 * MB))).containsExactly("a 4.00 MB of 10.0 MB", "2.00 MB/s", "3.0s left");
        assertThat(pace.parts(at("a", 10 * MB))).containsExactly("a 10.0 MB of 10.0 MB", "2.00 MB/s");
    }

    @Test
    void beginsAnewWithAnotherWay() {
        pace.look(at("a", 0), 0);
        pace.look(at("a", 9 * MB), 5_000);
        pace.look(at("b", 0), 6_000);

        assertThat(pace.rate()).isZero();
    }
}
