package io.gather.transport.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.gather.core.inventory.Node;
import org.jspecify.annotations.Nullable;

/** Shells of a node where none of the usual folders takes a spool. */
final class SpoollessShells implements NodeShells {
    private static final String PLACES = "'/var/tmp' '/tmp' '/dev/shm' '/run'";
    private static final String NONE = "'/proc/a1' '/sys' '/proc/b2' '/sys'";

    private final NodeShells shells;

    SpoollessShells(NodeShells shells) {
        this.shells = shells;
    }

    @Override
    public boolean supports(Node node) {
        return true;
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException, InterruptedException {
        return new Spoolless(shells.open(node, line));
    }

    @Override
    public void leave(Node node) {
        shells.leave(node);
    }

    @Override
    public Duration patience() {
        return shells.patience();
    }

    private static final class Spoolless implements NodeShell {
        private final NodeShell shell;
        private final OutputStream input;

        Spoolless(NodeShell shell) {
            this.shell = shell;
            this.input = new FilterOutputStream(shell.input()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    String text = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
                    out.write(text.replace(PLACES, NONE).getBytes(StandardCharsets.ISO_8859_1));
                }
            };
        }

        @Override
        public OutputStream input() {
            return input;
        }

        @Override
        public InputStream output() {
            return shell.output();
        }

        @Override
        public String complaints() {
            return shell.complaints();
        }

        @Override
        public @Nullable Integer await(Duration wait) throws ShellLostException, InterruptedException {
            return shell.await(wait);
        }

        @Override
        public void close() {
            shell.close();
        }
    }
}
