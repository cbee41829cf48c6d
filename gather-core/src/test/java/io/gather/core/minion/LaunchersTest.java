package io.gather.core.minion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.core.plan.Plan;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LaunchersTest {
    private final List<String> asked = new ArrayList<>();
    private final Launchers launchers = new Launchers(
            List.of(new Named("here", Reach.LOCAL), new Named("shells", Reach.SSH), new Named("boxes", "console")));

    @Test
    void eachNodeGoesToTheLauncherOfItsReach() throws Exception {
        Reach console = new Reach.Plugin("console", Map.of("line", "4"));
        launchers.discard(Node.local("a"), "g");
        launchers.discard(new Node("b", "b"), "g");
        launchers.discard(new Node("c", "c", null, console, Map.of()), "g");

        assertThat(asked).containsExactly("here a", "shells b", "boxes c");
        assertThat(launchers.reaches()).containsExactly("console", "local", "ssh");
    }

    @Test
    void aReachThatNobodyServesIsRefusedWithWhatThereIs() {
        Node rpc = new Node("n", "10.0.0.1", null, new Reach.Rpc(7000), Map.of());
        Node typo = new Node("n", "n", null, new Reach.Plugin("shh", Map.of()), Map.of());

        assertThatThrownBy(() -> launchers.facts(rpc)).isInstanceOfSatisfying(GatherException.class, e -> {
            assertThat(e.what()).isEqualTo(
                    "the inventory says that this node is reached by 'rpc', which this gather cannot");
            assertThat(e.remedy().toString()).contains("console, local, ssh");
        });
        assertThatThrownBy(() -> Launchers.check(launchers, List.of(new Node("ok", "ok"), typo)))
                .hasMessageContaining("n: ").hasMessageContaining("did you mean 'ssh'?");
    }

    @Test
    void twoLaunchersOfOneReachAreRefused() {
        List<Named> both = List.of(new Named("one", Reach.SSH), new Named("other", Reach.SSH));

        assertThatThrownBy(() -> new Launchers(both)).hasMessageContaining("two launchers serve the reach 'ssh'");
    }

    private final class Named implements MinionLauncher {
        private final String name;
        private final String reach;

        Named(String name, String reach) {
            this.name = name;
            this.reach = reach;
        }

        @Override
        public Set<String> reaches() {
            return Set.of(reach);
        }

        @Override
        public NodeFacts facts(Node node) {
            throw new AssertionError("nobody asks");
        }

        @Override
        public MinionRun start(Node node, Plan plan) {
            throw new AssertionError("nobody starts anything");
        }

        @Override
        public void discard(Node node, String gather) {
            asked.add(name + " " + node.name());
        }
    }
}
