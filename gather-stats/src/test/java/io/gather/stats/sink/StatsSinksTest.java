package io.gather.stats.sink;

import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.stats.error.StatsError;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StatsSinksTest {
    @Test
    void oursAreInstalled() {
        StatsSinks sinks = StatsSinks.installed();

        assertThat(sinks.names()).contains("influxdb", "influxdbv2", "prometheus", "remote-write", "discard");
        assertThat(sinks.broken()).isEmpty();
        assertThat(sinks.named("discard")).isInstanceOf(Discard.class);
    }

    @Test
    void whatIsNotThereIsToldWithWhatIs() {
        StatsSinks sinks = StatsSinks.of(List.of(new Discard()), List.of("shop.ShopSink: no such class"));

        assertThatThrownBy(() -> sinks.named("shop")).isInstanceOfSatisfying(GatherException.class,
                e -> assertThat(e.is(StatsError.NO_SINK)).isTrue())
                .hasMessageContaining("but discard; these cannot be loaded: shop.ShopSink");
    }

    @Test
    void aNameBelongsToOne() {
        assertThatThrownBy(() -> StatsSinks.of(List.of(new Discard(), new Discard()), List.of()))
                .isInstanceOfSatisfying(GatherException.class,
                        e -> assertThat(e.is(StatsError.SINK_TWICE)).isTrue());
    }
}
