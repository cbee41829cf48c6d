package io.gather.core.follow;

import java.util.List;
import java.util.Map;

import io.gather.core.outcome.Status;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandingTest {
    private final Standing standing = new Standing();

    @Test
    void knowsWhereEachNodeIs() {
        begin(3, 30);
        moved("n1", NodeState.WAITING);
        moved("n2", NodeState.WAITING);
        moved("n3", NodeState.WAITING);
        moved("n1", NodeState.RUNNING);
        moved("n3", NodeState.REACHING);
        standing.apply(Events.ended("n3", NodeRecord.State.FAILED, 10, 0, "n3: no route"), 5);

        assertThat(standing.byState()).isEqualTo(Map.of(NodeState.WAITING, List.of("n2"), NodeState.RUNNING,
                List.of("n1"), NodeState.FAILED, List.of("n3")));
    }

    @Test
    void doesNotCountTheClustersOwnPlaceAsANode() {
        begin(1, 2);
        moved("local", NodeState.RUNNING);

        assertThat(standing.byState()).isEmpty();
        assertThat(standing.nodes()).hasSize(1);
    }

    @Test
    void comesToAllItemsDoneThoughNodesEndEarlyAndListsGrow() {
        begin(3, 30);
        standing.apply(Events.task("n1", "a", Status.OK, 14, 10), 1);
        standing.apply(Events.task("n2", "a", Status.OK, 4, 10), 2);

        assertThat(standing.done()).isEqualTo(18);
        assertThat(standing.planned()).as("a list had more values").isEqualTo(34);

        standing.apply(Events.ended("n1", NodeRecord.State.DONE, 10, 14, ""), 3);
        standing.apply(Events.ended("n2", NodeRecord.State.PARTIAL, 10, 4, "lost"), 4);
        standing.apply(Events.ended("n3", NodeRecord.State.FAILED, 10, 0, "lost"), 5);

        assertThat(standing.done()).isEqualTo(18).isEqualTo(standing.planned());
    }

    @Test
    void countsTheSameFromSumsAsFromSingleEvents() {
        begin(2, 20);
        standing.apply(new GatherEvent.Progress(Map.of("n1", 4, "n2", 3), 700), 1);
        standing.apply(new GatherEvent.Progress(Map.of("n1", 6), 800), 2);

        assertThat(standing.done()).isEqualTo(9);
        assertThat(standing.planned()).isEqualTo(20);
        assertThat(standing.size()).isEqualTo(800);
    }

    @Test
    void tellsNodesWithTheSameReasonTogether() {
        begin(9, 90);
        for (int i : List.of(3, 7)) {
            standing.apply(Events.ended("n" + i, NodeRecord.State.FAILED, 10, 0, "n" + i + ": host key unknown"), i);
        }
        standing.apply(Events.task("n1", "ss", Status.TIMED_OUT, 1, 10), 8);

        assertThat(standing.troubles().latest(3)).containsExactly(
                new Troubles.Trouble("g.ss timed-out", List.of("n1")),
                new Troubles.Trouble("host key unknown", List.of("n3", "n7")));
    }

    @Test
    void keepsOnlyTheLatestReasons() {
        for (int i = 0; i < 10_000; i++) {
            standing.apply(Events.task("n1", "i" + i, Status.ERROR, i, 10_000), i);
        }

        assertThat(standing.troubles().latest(Integer.MAX_VALUE)).hasSize(64)
                .first().isEqualTo(new Troubles.Trouble("g.i9999 error", List.of("n1")));
    }

    @Test
    void remembersSinceWhenANodeWaitsForTheSame() {
        begin(1, 10);
        standing.apply(new GatherEvent.NodeMoved("n1", NodeState.RUNNING, "net.ss"), 1000);
        standing.apply(new GatherEvent.NodeMoved("n1", NodeState.RUNNING, "net.ss"), 9000);

        assertThat(standing.nodes()).singleElement().satisfies(node -> {
            assertThat(node.since()).isEqualTo(1000);
            assertThat(node.what()).isEqualTo("net.ss");
        });
    }

    @Test
    void takesAMillionEventsOfAThousandNodesInPassing() {
        begin(1000, 1_000_000);
        List<String> names = java.util.stream.IntStream.range(0, 1000).mapToObj(i -> "node" + i).toList();
        long start = System.nanoTime();
        for (int done = 1; done <= 1000; done++) {
            for (String name : names) {
                standing.apply(Events.task(name, "i", done % 100 == 0 ? Status.ERROR : Status.OK, done, 1000), done);
            }
        }
        long millis = (System.nanoTime() - start) / 1_000_000;

        assertThat(standing.done()).isEqualTo(1_000_000);
        // The target is 2 s on a quiet machine; this one may be busy.
        assertThat(millis).isLessThan(10_000);
    }

    private void begin(int nodes, int tasks) {
        standing.apply(new GatherEvent.Started(new GatherId("20261121T032254Z-41f3"), "c", nodes, tasks, "/x.tgz"), 0);
    }

    private void moved(String node, NodeState state) {
        standing.apply(new GatherEvent.NodeMoved(node, state, null), 1);
    }
}
