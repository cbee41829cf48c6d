package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A shell that outlives us, however we end: when its input ends it terminates the {@code ssh} processes that are left, lets go who
 * waits for a secret, and removes the folder.
 */
final class Janitor implements AutoCloseable {
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            folder=$1 live=' '
            while read -r sign pid; do
              case $sign in
                +) live="$live$pid " ;;
                -) case $live in *" $pid "*) live="${live%%" $pid "*} ${live#*" $pid "}" ;; esac ;;
              esac
            done
            for pid in $live; do kill "$pid" 2>/dev/null; done
            for reply in "$folder"/r*; do [ -p "$reply" ] && echo n 1<>"$reply"; done
            rm -rf "$folder"
            """;
    private static final long PATIENCE_SECONDS = 5;

    private final Process process;
    private final OutputStream orders;

    Janitor(Path folder, List<String> detach, Map<String, String> environment) throws IOException {
        List<String> command = new ArrayList<>(detach);
        command.addAll(List.of("sh", "-c", SCRIPT, "gather-janitor", folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        orders = process.getOutputStream();
    }

    void watch(Process other) throws IOException {
        order("+ " + other.pid());
        var _ = other.onExit().thenAccept(this::forget);
    }

    private void forget(Process ended) {
        try {
            order("- " + ended.pid());
        } catch (IOException expected) {
            // The janitor has been sent home: then it has no list any more.
        }
    }

    private synchronized void order(String line) throws IOException {
        orders.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        orders.flush();
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            orders.close();
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
