package io.gather.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlanReaderTest {
    private static final String PLAN = """
            {"version":1,"gather":"g","node":"n",
             "limits":{"parallel":2,"totalSize":1000,"totalTime":"PT1M","spoolSize":1000,"leaveFree":0,"nice":10,"idleIo":true},
             "tasks":[{"kind":"command","number":1,"group":"host","item":"uptime","line":"uptime","exits":[],
               "timeout":"PT1M","max":1000,"keep":"HEAD","cost":"NORMAL","when":[],"mask":[]}]}
            """;

    @Test
    void whatOneVersionWritesItReads() throws Exception {
        Plan plan = new Plan("g", "n", Limits.defaults(),
                List.of(new Task.Command(1, "host", "uptime", "uptime", null, List.of(), Duration.ofMinutes(1),
                        ByteSize.of(1000), Keep.HEAD, Cost.NORMAL, List.of(), List.of())),
                new KnownNode(3, Map.of("rack", "r1")), List.of("s3same-[0-9]+"));

        assertThat(PlanReader.read(bytes(Json.write(plan)), "there")).isEqualTo(plan);
    }

    @Test
    void aPlanOfAnEarlierBuildLacksNothingThatIsNeeded() throws Exception {
        Plan plan = PlanReader.read(bytes(PLAN), "there");

        assertThat(plan.known()).isEqualTo(KnownNode.NOTHING);
        assertThat(plan.tasks()).hasSize(1);
    }

    /** A minion of before needs not to know what is not asked of it. */
    @Test
    void masksAreInAPlanOnlyWhereThereAreSome() throws Exception {
        Plan plan = PlanReader.read(bytes(PLAN), "there");
        Plan masked = new Plan("g", "n", plan.limits(), plan.tasks(), plan.known(), List.of("s3same-[0-9]+"));

        assertThat(plan.masks()).isEmpty();
        assertThat(Json.write(plan)).doesNotContain("masks");
        assertThat(PlanReader.read(bytes(Json.write(masked)), "there").with(List.of()).masks())
                .containsExactly("s3same-[0-9]+");
        assertThat(masked.checked().redactor().text("s3same-1")).isEqualTo("********");
    }

    @Test
    void aPlanWithAMaskThatIsNoneIsRefused() {
        Plan plan = new Plan("g", "n", Limits.defaults(), List.of(), KnownNode.NOTHING, List.of("(unclosed"));

        assertThatThrownBy(plan::checked).isInstanceOf(GatherException.class)
                .hasMessageContaining("the mask '(unclosed' is not a regular expression");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version":1       | "version":2                    | this plan has version 2 and its minion knows version 1: the overlord is newer than the minion
            "version":1       | "version":0                    | this plan has version 0 and its minion knows version 1: the overlord is older than the minion
            "gather":"g"      | "gather":"g","redact":"all"    | this plan says 'redact', which its minion does not understand: the overlord is newer
            "nice":10         | "nice":10,"memory":5           | says 'memory' in limits, which its minion does not understand
            "item":"uptime"   | "item":"uptime","since":"PT1H" | says 'since' in tasks[0], which its minion does not understand
            "kind":"command"  | "kind":"capture"               | has 'capture' in tasks[0], which its minion does not understand
            "keep":"HEAD"     | "keep":"MIDDLE"                | has something in tasks[0].keep, which its minion does not understand
            "node":"n",       | ''                             | this plan lacks 'node', which its minion needs: the overlord is older
            "keep":"HEAD",    | ''                             | this plan lacks 'tasks[0].keep'
            """)
    void whatAnotherVersionWroteIsRefusedWithWhichSideLacksWhat(String before, String after, String why) {
        assertThat(PLAN).contains(before);

        assertThatThrownBy(() -> PlanReader.read(bytes(PLAN.replace(before, after)), "there"))
                .isInstanceOf(GatherException.class).hasMessageContaining(why)
                .satisfies(e -> assertThat(((GatherException) e).code()).isEqualTo("GATHER-3105"));
    }

    @Test
    void whatIsNoPlanIsNotTakenForOneOfAnotherVersion() {
        assertThatThrownBy(() -> PlanReader.read(bytes("{\"some\":1}"), "there")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PlanReader.read(bytes("{\"version\":1,"), "there")).isInstanceOf(IOException.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
