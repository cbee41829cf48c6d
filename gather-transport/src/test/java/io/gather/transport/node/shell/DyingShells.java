package io.gather.transport.node.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        // The second removes everything.
        return opened.getAndIncrement() == 0 ? dying(shell) : shell;
    }

    private NodeShell dying(NodeShell shell) {
        InputStream output = new FilterInputStream(shell.output()) {
            private int left = Integer.MAX_VALUE;

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                if (left == 0) {
                    throw new OutOfMemoryError("for this test");
                }
                int count = in.read(into, from, Math.min(left, length));
                left -= Math.max(0, count);
                // The facts are read by somebody else.
                if (left > bytes && count > 0 && new String(into, from, count, StandardCharsets.UTF_8).contains(
                        " end 0\n")) {
                    left = bytes;
                }
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
