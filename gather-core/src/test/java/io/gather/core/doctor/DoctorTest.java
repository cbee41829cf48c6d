package io.gather.core.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoctorTest {
    private final List<List<Finding>> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void findsNothingWrongWithHealthyNodes() throws Exception {
        List<Finding> found = examine(new Answers(), 40);

        assertThat(found).hasSize(40).allMatch(finding -> finding.grade() == Finding.Grade.FINE);
        assertThat(found).extracting(Finding::subject).startsWith("n1", "n2", "n3");
        assertThat(told).hasSize(40);
    }

    @Test
    void saysWhatIsOddAndWhatToDo() throws Exception {
        Answers odd = new Answers();
        odd.user = "admin";
        odd.offset = Duration.ofDays(-1095);
        odd.room = ByteSize.ofMiB(20);

        assertThat(examine(odd, 1)).filteredOn(finding -> finding.grade() == Finding.Grade.WARNING)
                .allMatch(finding -> finding.remedy() != null).extracting(Finding::check)
                .containsExactly("rights", "spool", "clock");
    }

    @Test
    void aNodeThatCannotBeReachedIsAFailureOfItsOwn() throws Exception {
        Answers answers = new Answers();
        answers.refusing = "n2";

        List<Finding> found = examine(answers, 3);

        assertThat(found).filteredOn(finding -> finding.grade() == Finding.Grade.FAILURE).singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("n2");
                    assertThat(finding.what()).isEqualTo("unreachable");
                    assertThat(finding.remedy()).hasToString("repair it");
                });
    }

    @Test
    void oneMachineUnderTwoNamesIsSaidOnce() throws Exception {
        Answers answers = new Answers();
        answers.host = "same";

        assertThat(examine(answers, 2)).filteredOn(finding -> finding.check().equals("machine")).singleElement()
                .extracting(Finding::what).asString().contains("the same machine as n");
    }

    private List<Finding> examine(Answers answers, int nodes) throws InterruptedException {
        return new Doctor(answers, 8, new NodeChecks(Limits.defaults()))
                .examine(IntStream.rangeClosed(1, nodes).mapToObj(i -> new Node("n" + i, "x")).toList(), told::add);
    }

    /** Nodes that answer as they are told. */
    private static final class Answers implements MinionLauncher {
        private String user = "root";
        private Duration offset = Duration.ofMillis(3);
        private ByteSize room = ByteSize.ofMiB(10_000);
        private String host = "";
        private String refusing = "";

        @Override
        public Set<String> reaches() {
            return Set.of(Reach.LOCAL, Reach.SSH);
        }

        @Override
        public NodeFacts facts(Node node) {
            if (node.name().equals(refusing)) {
                throw new GatherException(RunError.LEFT_ON_NODES, "unreachable", node.name(), "repair it");
            }
            return new NodeFacts(host.isEmpty() ? node.name() : host, "id", "debian", "Debian GNU/Linux 12", "6.1",
                    "x86_64", 2, 1L << 30, Instant.EPOCH, offset, null, user, "test", room, List.of());
        }

        @Override
        public MinionRun start(Node node, Plan plan) {
            throw new AssertionError("a rehearsal starts nothing");
        }

        @Override
        public void discard(Node node, String gather) {
            throw new AssertionError("a rehearsal leaves nothing");
        }
    }
}
