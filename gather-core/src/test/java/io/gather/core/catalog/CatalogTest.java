package io.gather.core.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups are read where an item of them is asked for, and once. */
class CatalogTest {
    private static final Item OWN = new Item("own", "x", "", new Item.Command("date", null, List.of()), List.of(),
            Scope.NODE, Duration.ofSeconds(1), ByteSize.ofMiB(1), Keep.HEAD, Cost.NORMAL, Sensitivity.NONE, List.of(),
            true);

    private final AtomicInteger readings = new AtomicInteger();
    private final Catalog catalog = new Catalog(() -> {
        readings.incrementAndGet();
        return new TreeMap<>(Map.of("a", new Group("a", "A", List.of(), Map.of(), List.of())));
    }, () -> Map.of("none", new Catalog.Profile("none", "", List.of(), List.of())));

    @Test
    void aProfileOfNothingReadsNoGroup() {
        assertThat(Selection.profile("none").choose(catalog)).isEmpty();
        Group own = new Group("own", "Own", List.of(), Map.of(), List.of(OWN));

        assertThat(catalog.with(own).group(OWN)).isEqualTo(own);
        assertThat(readings).hasValue(0);
    }

    @Test
    void groupsAreReadOnce() {
        assertThat(catalog.groups()).containsKey("a");
        assertThat(catalog.with(new Group("own", "Own", List.of(), Map.of(), List.of(OWN))).groups())
                .containsOnlyKeys("a", "own");
        assertThat(readings).hasValue(1);
    }
}
