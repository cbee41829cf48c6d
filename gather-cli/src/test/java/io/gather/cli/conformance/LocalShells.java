package io.gather.cli.conformance;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.core.inventory.Node;
import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.shell.NodeShells;
import io.gather.transport.node.shell.ShellLostException;
import org.jspecify.annotations.Nullable;

/** Shells of this machine in place of a node's: what is after {@code /bin/sh -c} is run by the shell under test. */
final class LocalShells implements NodeShells {
    private static final String PLACES = "'/var/tmp' '/tmp' '/dev/shm' '/run'";
    private static final String NO_PLACES = "'/proc/a1' '/sys' '/proc/b2' '/sys'";

    private final List<String> shell;
    private final String places;

    private LocalShells(List<String> shell, String places) {
        this.shell = shell;
        this.places = places;
    }

    static LocalShells of(String... shell) {
        return new LocalShells(List.of(shell), PLACES);
    }

    /** Of a node where none of the usual folders takes a spool. */
    LocalShells withoutSpool() {
        return new LocalShells(shell, NO_PLACES);
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c"));
        // The login shell takes the quotes away.
        String inner = line.substring("/bin/sh -c '".length(), line.length() - 1);
        words.add("exec \"$0\" \"$@\"");
        words.addAll(shell);
        words.addAll(List.of("-c", inner));
        try {
            Process process = new ProcessBuilder(words).start();
            return new Local(process, replacing(process.getOutputStream(), PLACES, places));
        } catch (IOException e) {
            throw new ShellLostException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void leave(Node node) {
        // Nothing is kept open.
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }

    /** Whatever is written has another text in place of this one, of the same length. */
    private static OutputStream replacing(OutputStream to, String text, String other) {
        return new FilterOutputStream(to) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                String told = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
                out.write(told.replace(text, other).getBytes(StandardCharsets.ISO_8859_1));
            }
        };
    }

    private record Local(Process process, OutputStream input) implements NodeShell {

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        @Override
        public String complaints() {
            try {
                InputStream errors = process.getErrorStream();
                return new String(errors.readNBytes(Math.min(4000, errors.available())),
                        StandardCharsets.UTF_8);
            } catch (IOException e) {
                return "";
            }
        }

        @Override
        public @Nullable Integer await(Duration wait) throws InterruptedException {
            return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : null;
        }

        @Override
        public void close() {
            try {
                process.getOutputStream().close();
            } catch (IOException ignored) {
                // It has ended.
            }
            process.destroyForcibly();
        }
    }
}
