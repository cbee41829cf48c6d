package io.gather.core.estimate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.error.GatherException;
import io.gather.core.error.RunError;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.minion.Estimate;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.minion.NodeFacts;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EstimatorTest {
    private final Answers answers = new Answers();

    @Test
    void addsUpByNodeAndGroup() throws Exception {
        GatherEstimate estimate = of(3);

        assertThat(estimate.nodes()).extracting(NodeEstimate::node).containsExactly("n1", "n2", "n3");
        assertThat(estimate.nodes().getFirst().groups()).containsOnlyKeys("logs", "storage");
        assertThat(estimate.nodes().getFirst().groups().get("logs"))
                .isEqualTo(new GroupEstimate(new Estimate(3, 300), 0, 0));
        assertThat(estimate.nodes().getFirst().groups().get("storage"))
                .isEqualTo(new GroupEstimate(new Estimate(4, 400), 0, 1));
        assertThat(estimate.files()).isEqualTo(new Estimate(21, 2100));
        assertThat(estimate.unknown()).isEmpty();
    }

    @Test
    void noNodeGivesMoreThanItMay() throws Exception {
        answers.known = Map.of(1, new Estimate(1, Long.MAX_VALUE / 2), 2, Estimate.NOTHING, 3, Estimate.NOTHING);

        assertThat(of(2).files().bytes()).isEqualTo(2 * Limits.defaults().totalSize().bytes());
    }

    @Test
    void whatIsMissingIsNotKnown() throws Exception {
        answers.known = Map.of(1, new Estimate(1, 100));

        NodeEstimate node = of(1).nodes().getFirst();

        assertThat(node.problem()).contains("not all");
        assertThat(node.all()).isEqualTo(new GroupEstimate(new Estimate(1, 100), 2, 1));
    }

    @Test
    void aNodeThatRefusesOrCannotBeAskedIsToldAndCostsNoOther() throws Exception {
        answers.refusing = Set.of("n2");
        answers.dumb = Set.of("n3");

        GatherEstimate estimate = of(4);

        assertThat(estimate.unknown()).extracting(NodeEstimate::node).containsExactly("n2", "n3");
        assertThat(estimate.nodes().get(1).problem()).isEqualTo("no route");
        assertThat(estimate.nodes().get(2).problem()).contains("over SSH");
        assertThat(estimate.files()).isEqualTo(new Estimate(14, 1400));
    }

    @Test
    void aNodeThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        answers.hanging = Set.of("n1");

        GatherEstimate estimate = new Estimator(answers, 1, Duration.ofMillis(200)).of(plans(2));

        assertThat(estimate.unknown()).extracting(NodeEstimate::node).containsExactly("n1");
        assertThat(estimate.unknown().getFirst().problem()).isEqualTo("it did not answer within 10 s");
        assertThat(answers.interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void asksNoMoreNodesAtATimeThanItMay() throws Exception {
        answers.together = new CountDownLatch(4);

        GatherEstimate estimate = new Estimator(answers, 4).of(plans(40));

        assertThat(estimate.nodes()).hasSize(40);
        assertThat(answers.most).hasValue(4);
    }

    @Test
    void asksNobodyWhereThereAreNoFiles() throws Exception {
        Plan commands = new Plan("g", "n1", Limits.defaults(), List.of(command(1)));

        GatherEstimate estimate = new Estimator(answers, 4).of(Map.of(new Node("n1", "n1"), commands));

        assertThat(answers.asked).isEmpty();
        assertThat(estimate.all()).isEqualTo(new GroupEstimate(Estimate.NOTHING, 0, 1));
    }

    private GatherEstimate of(int nodes) throws InterruptedException {
        return new Estimator(answers, 8).of(plans(nodes));
    }

    private static Map<Node, Plan> plans(int nodes) {
        Map<Node, Plan> plans = new LinkedHashMap<>();
        IntStream.rangeClosed(1, nodes).mapToObj(number -> "n" + number).forEach(name -> plans.put(new Node(name, name),
                new Plan("g", name, Limits.defaults(), List.of(files(1, "logs"), files(2, "logs"), files(3, "storage"),
                        command(4)))));
        return plans;
    }

    private static Task.Files files(int number, String group) {
        return new Task.Files(number, group, "i" + number, List.of("/x"), List.of(), null, false, ByteSize.ofMiB(1),
                Duration.ofSeconds(1), ByteSize.ofMiB(1), Keep.TAIL, Cost.NORMAL, List.of(), List.of());
    }

    private static Task.Command command(int number) {
        return new Task.Command(number, "storage", "i" + number, "uptime", null, List.of(), Duration.ofSeconds(1),
                ByteSize.ofMiB(1), Keep.HEAD, Cost.NORMAL, List.of(), List.of());
    }

    /** Nodes that answer as they are told. */
    private static final class Answers implements MinionLauncher {
        private final Set<String> asked = ConcurrentHashMap.newKeySet();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private CountDownLatch together = new CountDownLatch(0);
        private Map<Integer, Estimate> known = Map.of(1, new Estimate(1, 100), 2, new Estimate(2, 200), 3,
                new Estimate(4, 400));
        private Set<String> refusing = Set.of();
        private Set<String> dumb = Set.of();
        private Set<String> hanging = Set.of();

        @Override
        public Optional<Map<Integer, Estimate>> estimate(Node node, Plan plan, Duration within)
                throws InterruptedException {
            asked.add(node.name());
            if (refusing.contains(node.name())) {
                throw new GatherException(RunError.LEFT_ON_NODES, "no route", node.name(), "mend it");
            }
            if (hanging.contains(node.name())) {
                try {
                    new CountDownLatch(1).await();
                } finally {
                    interrupted.countDown();
                }
            }
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            assertThat(together.await(10, TimeUnit.SECONDS)).isTrue();
            now.decrementAndGet();
            return dumb.contains(node.name()) ? Optional.empty() : Optional.of(known);
        }

        @Override
        public Set<String> reaches() {
            return Set.of(Reach.SSH);
        }

        @Override
        public NodeFacts facts(Node node) {
            throw new UnsupportedOperationException("no gather here");
        }

        @Override
        public MinionRun start(Node node, Plan plan) {
            throw new UnsupportedOperationException("no gather here");
        }

        @Override
        public void discard(Node node, String gather) {
            throw new UnsupportedOperationException("no gather here");
        }
    }
}
