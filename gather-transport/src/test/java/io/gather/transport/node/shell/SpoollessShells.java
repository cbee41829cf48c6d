package io.gather.transport.node.shell;

/** Shells of a node where none of the usual folders takes a spool. */
final class SpoollessShells extends ShellsAround {
    private static final String PLACES = "'/var/tmp' '/tmp' '/dev/shm' '/run'";
    private static final String NONE = "'/proc/a1' '/sys' '/proc/b2' '/sys'";

    SpoollessShells(NodeShells shells) {
        super(shells);
    }

    @Override
    NodeShell change(NodeShell shell) {
        return ShellAround.replacing(shell, PLACES, NONE);
    }
}
