package io.gather.transport.node.shell;

import java.time.Duration;

import io.gather.core.inventory.Node;

/** Shells that are like others, but for what is changed. */
abstract class ShellsAround implements NodeShells {
    private final NodeShells shells;

    ShellsAround(NodeShells shells) {
        this.shells = shells;
    }

    abstract NodeShell change(NodeShell shell);

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException, InterruptedException {
        return change(shells.open(node, line));
    }

    @Override
    public void leave(Node node) {
        shells.leave(node);
    }

    @Override
    public Duration patience() {
        return shells.patience();
    }
}
