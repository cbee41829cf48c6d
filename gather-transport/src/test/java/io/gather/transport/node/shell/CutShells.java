package io.gather.transport.node.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/** Shells whose connections break after some bytes. */
final class CutShells extends ShellsAround {
    private final Random random;
    private final int most;
    final AtomicInteger opened = new AtomicInteger();

    CutShells(NodeShells shells, Random random, int most) {
        super(shells);
        this.random = random;
        this.most = most;
    }

    @Override
    NodeShell change(NodeShell shell) {
        opened.getAndIncrement();
        // Facts, and what the script says that removes everything, are short.
        return new Cut(shell, 2000 + random.nextInt(most));
    }

    private static final class Cut extends ShellAround {
        private final InputStream output;

        Cut(NodeShell shell, int bytes) {
            super(shell);
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
        public InputStream output() {
            return output;
        }

        @Override
        public @Nullable Integer await(Duration wait) throws ShellLostException {
            throw new ShellLostException("the connection was cut");
        }
    }
}
