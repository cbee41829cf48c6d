package io.gather.transport.node.shell;

import java.io.InputStream;
import java.time.Duration;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.transport.error.NodeError;

/**
 * Opens nodes' shells. Safe for several threads; all calls block, are bounded in time, and honour interruption.
 */
public interface NodeShells {
    /**
     * Runs a command line on a node, with the rights that the node's {@link io.gather.core.inventory.Reach} asks for. What the login
     * prints, such as banners and profiles' text, may come before the command's own output.
     *
     * @param line harmless to every login shell: words of letters, digits and {@code /._-}, and text in single quotes
     *        without {@code ' ! \} and newlines
     * @throws GatherException when the node cannot be reached or refuses: what, where and the remedy
     * @throws ShellLostException when the connection broke: trying again may help
     */
    NodeShell open(Node node, String line) throws ShellLostException, InterruptedException;

    /**
     * Why a command's first words never came, although the login went well: a forced command, an expired password, an account
     * without a shell.
     *
     * @param printed what came instead
     * @param complaints of that shell
     */
    default GatherException noCommand(Node node, String printed, String complaints) {
        return new GatherException(NodeError.OTHER_COMMAND, "it runs something else than our command",
                node.name(), "look at what its login runs");
    }

    /** What a shell of the node writes, read no faster than is wanted. */
    default InputStream paced(Node node, InputStream output) {
        return output;
    }

    /** Ends what was kept open to the node for several shells. */
    void leave(Node node);

    /** How long a node may take to answer before its connection counts as lost. */
    Duration patience();
}
