package io.gather.transport.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import io.gather.core.inventory.Node;
import org.jspecify.annotations.Nullable;

/** Shells whose connections break after some bytes. */
final class CutShells implements NodeShells {
    private final NodeShells shells;
    private final Random random;
    private final int most;
    final AtomicInteger opened = new AtomicInteger();

    CutShells(NodeShells shells, Random random, int most) {
        this.shells = shells;
        this.random = random;
        this.most = most;
    }

    @Override
    public boolean supports(Node node) {
        return true;
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException, InterruptedException {
        NodeShell shell = shells.open(node, line);
        // The first is the one that asks for facts, and the script that removes everything is short too.
        return opened.getAndIncrement() == 0 ? shell : new Cut(shell, 500 + random.nextInt(most));
    }

    @Override
    public void leave(Node node) {
        shells.leave(node);
    }

    @Override
    public Duration patience() {
        return shells.patience();
    }

    private static final class Cut implements NodeShell {
        private final NodeShell shell;
        private final InputStream output;

        Cut(NodeShell shell, int bytes) {
            this.shell = shell;
            this.output = new FilterInputStream(shell.output()) {
                private int left = bytes;

                @Override
                public int read(byte[] into, int from, int length) throws IOException {
                    int count = left == 0 ? -1 : in.read(into, from, Math.min(left, length));
                    left -= Math.max(0, count);
                    if (left == 0) {
                        shell.close();
                    }
                    return count;
                }
            };
        }

        @Override
        public OutputStream input() {
            return shell.input();
        }

        @Override
        public InputStream output() {
            return output;
        }

        @Override
        public String complaints() {
            return shell.complaints();
        }

        @Override
        public @Nullable Integer await(Duration wait) throws ShellLostException {
            throw new ShellLostException("the connection was cut");
        }

        @Override
        public void close() {
            shell.close();
        }
    }
}
