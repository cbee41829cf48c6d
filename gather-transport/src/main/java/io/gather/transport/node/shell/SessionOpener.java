package io.gather.transport.node.shell;

import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;
import io.gather.transport.node.shell.script.Scripts;

/** Opens the sessions in which a node's minion is started, or found, and followed. */
record SessionOpener(NodeShells shells, Node node, Plan plan, Scripts scripts, Scripts.Upload upload,
        RandomGenerator random) {
    String marker() {
        return ResultMode.marker(random);
    }

    /** What follows the minion from where the protocol is. */
    byte[] script(String marker, Protocol protocol) {
        return scripts.follow(plan, marker, upload, protocol.from(), protocol.at(), protocol.told());
    }

    ResultMode open(byte[] script, String marker) throws IOException, InterruptedException {
        return ResultMode.open(shells, node, script, marker);
    }

    /** That script, and the minion's own after it. */
    byte[] withMinion(byte[] script) {
        byte[] minion = upload.bytes();
        byte[] both = Arrays.copyOf(script, script.length + minion.length);
        System.arraycopy(minion, 0, both, script.length, minion.length);
        return both;
    }
}
