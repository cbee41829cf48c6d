package io.gather.transport.node.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Shells whose reader dies of an error of the JVM: at once, or in the middle. */
final class DyingShells extends ShellsAround {
    private final int bytes;
    private final AtomicInteger opened = new AtomicInteger();

    DyingShells(NodeShells shells, int bytes) {
        super(shells);
        this.bytes = bytes;
    }

    @Override
    NodeShell change(NodeShell shell) {
        // The first is the one that asks for facts, the third removes everything.
        return opened.getAndIncrement() == 1 ? dying(shell) : shell;
    }

    private NodeShell dying(NodeShell shell) {
        InputStream output = new FilterInputStream(shell.output()) {
            private int left = bytes;

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (left == 0) {
                    throw new OutOfMemoryError("for this test");
                }
                int count = in.read(into, from, Math.min(left, length));
                left -= Math.max(0, count);
                return count;
            }
        };
        return new ShellAround(shell) {
            @Override
            public InputStream output() {
                return output;
            }
        };
    }
}
