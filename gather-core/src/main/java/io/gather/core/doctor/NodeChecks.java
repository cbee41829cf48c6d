package io.gather.core.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.Action;
import io.gather.core.error.Remedy;
import io.gather.core.inventory.Node;
import io.gather.core.minion.NodeFacts;
import io.gather.core.plan.Limits;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** Judges what nodes say of themselves. Safe for several threads. */
public final class NodeChecks {
    private static final Duration CLOCK = Duration.ofSeconds(5);
    /** Beyond what is left free: with less, a minion keeps nothing on its node's disk. */
    private static final ByteSize LITTLE = ByteSize.ofMiB(64);

    private final Limits limits;
    private final Map<String, String> machines = new HashMap<>();

    public NodeChecks(Limits limits) {
        this.limits = limits;
    }

    List<Finding> judge(Node node, NodeFacts facts) {
        List<Finding> found = new ArrayList<>();
        found.add(new Finding(node.name(), "reach", Finding.Grade.FINE,
                facts.hostName() + ", " + facts.osName() + ", as " + facts.user(), null));
        machine(node, facts, found);
        rights(node, facts, found);
        spool(node, facts, found);
        clock(node, facts, found);
        for (String notice : facts.notices()) {
            found.add(warning(node, "tools", notice, Remedy.of("gather goes on without")));
        }
        return found;
    }

    private synchronized void machine(Node node, NodeFacts facts, List<Finding> found) {
        String first = facts.machineId() == null
                ? null
                : machines.putIfAbsent(facts.machineId() + " " + facts.hostName(), node.name());
        if (first != null) {
            found.add(warning(node, "machine", "the same machine as " + first + ": it will be gathered once",
                    Remedy.of("take one of the two names out of the inventory")));
        }
    }

    private static void rights(Node node, NodeFacts facts, List<Finding> found) {
        if (!facts.user().equals("root")) {
            found.add(warning(node, "rights", "runs as " + facts.user() + ": what only root may read will be denied",
                    Remedy.of("log in as root, or let it use sudo: {}", Action.SUDO.on())));
        }
    }

    private void spool(Node node, NodeFacts facts, List<Finding> found) {
        ByteSize room = facts.spoolRoom();
        if (room != null && room.bytes() < limits.leaveFree().bytes() + LITTLE.bytes()) {
            found.add(warning(node, "spool", "only " + room + " free where results are kept, and " + limits.leaveFree()
                    + " of it are left alone",
                    Remedy.of("free some space there, or name another folder: {}", Action.SPOOL.on())));
        }
    }

    private static void clock(Node node, NodeFacts facts, List<Finding> found) {
        Duration off = facts.clockOffset();
        if (off.abs().compareTo(CLOCK) > 0) {
            found.add(warning(node, "clock", "its clock is " + Durations.show(off.abs())
                    + (off.isNegative() ? " behind" : " ahead"),
                    Remedy.of("set it, and see what sets it: chronyc tracking")));
        }
    }

    private static Finding warning(Node node, String check, String what, Remedy remedy) {
        return new Finding(node.name(), check, Finding.Grade.WARNING, what, remedy);
    }
}
