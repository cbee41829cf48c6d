package io.gather.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlanJsonTest {
    @Test
    void survivesJsonAndBack() throws Exception {
        Condition when = new Condition(List.of(new Condition.Need(Condition.Kind.COMMAND, List.of("ethtool"))));
        Plan plan = new Plan("20261120T101500Z-7f3a", "node1", Limits.defaults(), List.of(
                new Task.Command(1, "networking", "ethtool", "ethtool {interface}",
                        new Task.Each("interface", new ListSource.Glob("/sys/class/net/*", List.of("lo"))), List.of(75),
                        Duration.ofSeconds(60), ByteSize.ofMiB(10), Keep.HEAD, Cost.LIGHT, List.of(when), List.of()),
                new Task.Files(2, "logs", "syslog", List.of("/var/log/syslog*"), List.of("*.gz"),
                        Instant.parse("2026-11-20T10:00:00Z"), false, ByteSize.ofMiB(25), Duration.ofMinutes(5),
                        ByteSize.ofMiB(100), Keep.TAIL, Cost.HEAVY, List.of(), List.of("(password=)[^ ]+")),
                new Task.Contributed(3, "shop", "orders", "shop", Duration.ofMinutes(5), ByteSize.ofMiB(100), Keep.HEAD,
                        Cost.NORMAL, List.of(), List.of())
                        .of(List.of(new GatheredNode("node1", Map.of("rack", "r1"))))));

        String json = Json.write(plan);

        assertThat(Json.read(json, Plan.class)).isEqualTo(plan);
        assertThat(json).contains("\"kind\":\"command\"").contains("\"values\":[\"ethtool\"]").contains("PT1M")
                .contains("\"kind\":\"contributed\"");
    }
}
