package io.gather.transport.shell;

import java.time.Duration;

import io.gather.core.inventory.Node;

/**
 * The way to nodes' shells. Safe for several threads; all calls block, are bounded in time, and honour interruption.
 */
public interface NodeShells {
    boolean supports(Node node);

    /**
     * Runs a command line on a node, with the rights that {@link io.gather.core.inventory.Access} asks for. What the login
     * prints, such as banners and profiles' text, may come before the command's own output.
     *
     * @param line harmless to every login shell: words of letters, digits and {@code /._-}, and text in single quotes
     *        without {@code ' ! \} and newlines
     * @throws io.gather.core.error.GatherException when the node cannot be reached or refuses: what, where and the remedy
     * @throws ShellLostException when the connection broke: trying again may help
     */
    NodeShell open(Node node, String line) throws ShellLostException, InterruptedException;

    /** Ends what was kept open to the node for several shells. */
    void leave(Node node);

    /** How long a node may take to answer before its connection counts as lost. */
    Duration patience();
}
