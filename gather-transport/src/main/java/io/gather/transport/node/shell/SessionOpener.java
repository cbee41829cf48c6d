package io.gather.transport.node.shell;

import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;
import io.gather.transport.node.shell.script.Scripts;

/** Opens the sessions in which a node's minion is started, or found, and followed. */
record SessionOpener(NodeShells shells, Node node, Plan plan, Scripts scripts, Scripts.Upload upload,
        RandomGenerator random, Spares spares) {
    /** A session, and what is to be sent in it: what follows the minion from where the protocol is, and the minion's own script. */
    static final class Opened {
        private final ResultMode session;
        private final byte[] first;

        private Opened(ResultMode session, byte[] first) {
            this.session = session;
            this.first = first;
        }

        ResultMode session() {
            return session;
        }

        byte[] first() {
            return first;
        }
    }

    Opened open(Protocol protocol) throws IOException, InterruptedException {
        ResultMode spare = spares.take(node);
        String marker = spare == null ? ResultMode.marker(random) : spare.marker();
        byte[] script = scripts.follow(plan, marker, upload, protocol.from(), protocol.at(), protocol.told());
        ResultMode session = spare == null ? ResultMode.open(shells, node, script, marker) : spare;
        return new Opened(session, withMinion(session.asked(script)));
    }

    private byte[] withMinion(byte[] script) {
        byte[] minion = upload.bytes();
        byte[] both = Arrays.copyOf(script, script.length + minion.length);
        System.arraycopy(minion, 0, both, script.length, minion.length);
        return both;
    }

    /** It has told everything, and may be of use once more. */
    void leave(ResultMode session) {
        spares.leave(node, session);
    }
}
