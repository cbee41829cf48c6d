package io.gather.cli.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.gather.core.inventory.Node;
import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.shell.NodeShells;
import io.gather.transport.node.shell.ShellLostException;
import org.jspecify.annotations.Nullable;

/** Shells of this machine in place of a node's: what is after {@code /bin/sh -c} is run by the shell under test. */
final class LocalShells implements NodeShells {
    private final List<String> shell;
    private final Map<String, String> environment;
    private final String noise;

    LocalShells(List<String> shell, Map<String, String> environment, String noise) {
        this.shell = shell;
        this.environment = environment;
        this.noise = noise;
    }

    static LocalShells of(String... shell) {
        return new LocalShells(List.of(shell), Map.of(), "");
    }

    @Override
    public NodeShell open(Node node, String line) throws ShellLostException {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c"));
        // The login shell takes the quotes away.
        String inner = line.substring("/bin/sh -c '".length(), line.length() - 1);
        words.add("printf %s \"$0\"; exec \"$@\"");
        words.add(noise);
        words.addAll(shell);
        words.addAll(List.of("-c", inner));
        try {
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().putAll(environment);
            return new Local(builder.start());
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

    private record Local(Process process) implements NodeShell {

        @Override
        public OutputStream input() {
            return process.getOutputStream();
        }

        @Override
        public InputStream output() {
            return process.getInputStream();
        }

        @Override
        public String complaints() {
            try {
                InputStream errors = process.getErrorStream();
                return new String(errors.readNBytes(Math.min(4000, errors.available())),
                        java.nio.charset.StandardCharsets.UTF_8);
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
