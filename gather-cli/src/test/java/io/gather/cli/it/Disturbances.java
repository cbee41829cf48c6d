package io.gather.cli.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;

/**
 * What befalls one gather, all of it from a seed.
 *
 * @param overlord
 *            how long the overlord, and each that goes on in its place, lives until it is killed; the one after these lives on
 * @param network
 *            how each node's connections are treated, one after the other
 * @param minions
 *            what is killed on nodes
 */
record Disturbances(List<Duration> overlord, List<List<Conduct>> network, List<Kill> minions) {
    /** The fewest bytes that come from a node in a whole gather of it. */
    private static final long LEAST = 7_000;
    private static final long MOST = 1_200_000;

    /** Whose processes are killed, by what is in their command lines. */
    enum Victim {
        /** What the overlord talks to. */
        THE_SESSIONS("eval \"", ""),
        THE_CONNECTION("sshd: root@", ""),
        /** One of the minion's shells. What that one was at may be lost, and is said to be. */
        ONE_OF_THE_MINION("/plan ", "| shuf -n 1"),
        /** All of them: it begins again where it was. */
        THE_MINION("/plan ", "");

        private final String mark;
        private final String choice;

        Victim(String mark, String choice) {
            this.mark = mark;
            this.choice = choice;
        }

        private static Victim random(Random random) {
            return values()[random.nextInt(values().length)];
        }

        /** What kills them, for the node's own {@code sh}. */
        String script() {
            return "for p in /proc/[0-9]*; do [ \"${p#/proc/}\" = $$ ] || case $(tr '\\0' ' ' <\"$p/cmdline\" 2>/dev/null) in *'"
                    + mark + "'*) echo \"${p#/proc/}\" ;; esac; done " + choice
                    + " | xargs -r kill -9 2>/dev/null; true";
        }
    }

    /** @param node the first is 1 */
    record Kill(int node, Duration after, Victim victim) {}

    /** @param usual how long such a gather takes when nothing disturbs it */
    static Disturbances of(long seed, int nodes, Duration usual) {
        Random random = new Random(seed);
        List<Duration> overlord = new ArrayList<>();
        List<List<Conduct>> network = new ArrayList<>();
        List<Kill> minions = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            network.add(new ArrayList<>());
        }
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int node = random.nextInt(nodes);
            switch (random.nextInt(4)) {
                case 0 -> overlord.add(within(usual, random));
                case 1 -> minions.add(new Kill(node + 1, within(usual, random), Victim.random(random)));
                default -> network.get(node).add(fault(random));
            }
        }
        return new Disturbances(overlord, network, minions);
    }

    /** A pattern for the names of nodes of which an item may be lost. */
    String mayLose() {
        return "(?:none" + minions.stream().filter(kill -> kill.victim() == Victim.ONE_OF_THE_MINION)
                .map(kill -> "|node" + kill.node()).collect(Collectors.joining()) + ")";
    }

    private static Duration within(Duration usual, Random random) {
        return Duration.ofMillis(random.nextLong(usual.toMillis()));
    }

    private static Conduct fault(Random random) {
        // Half of them where little has been said yet.
        long down = random.nextBoolean() ? random.nextLong(LEAST) : random.nextLong(LEAST, MOST);
        long up = random.nextLong(40_000);
        return switch (random.nextInt(6)) {
            case 0 -> Conduct.down(new Fault.Cut(down));
            case 1 -> Conduct.down(new Fault.Reset(down));
            case 2 -> Conduct.up(random.nextBoolean() ? new Fault.Cut(up) : new Fault.Reset(up));
            case 3 -> Conduct.down(new Fault.HalfOpen(down));
            case 4 -> Conduct.up(new Fault.Stall(up));
            default -> Conduct.down(new Fault.Stall(down));
        };
    }
}
