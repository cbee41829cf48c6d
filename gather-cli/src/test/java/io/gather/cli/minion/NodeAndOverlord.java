package io.gather.cli.minion;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.fixtures.upload.SmtpServer;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather minion serve} on one side, {@code gather run} on the other, with folders and settings of their own. */
final class NodeAndOverlord implements AutoCloseable {
    private final Path folder;
    private final int port = SmtpServer.freePort();
    private final ProgramInProcess node;
    private final ProgramInProcess overlord;
    private @Nullable Thread serving;

    NodeAndOverlord(Path folder) throws IOException {
        this.folder = folder;
        this.node = new ProgramInProcess(Files.createDirectories(folder.resolve("node")));
        this.overlord = new ProgramInProcess(Files.createDirectories(folder.resolve("overlord")));
    }

    ProgramInProcess node() {
        return node;
    }

    ProgramInProcess overlord() {
        return overlord;
    }

    Path nodeState() {
        return folder.resolve("node/state");
    }

    Path overlordState() {
        return folder.resolve("overlord/state");
    }

    /** Until it ends by itself. */
    Ended served(String... options) {
        List<String> line = new ArrayList<>(List.of("minion", "serve", "--listen", "127.0.0.1", "--port",
                Integer.toString(port)));
        line.addAll(List.of(options));
        return node.run(line.toArray(String[]::new));
    }

    /** Returns when callers are answered. */
    void serve(String... options) throws InterruptedException {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        serving = Thread.ofPlatform().daemon().start(() -> ended.complete(served(options)));
        while (!isServed()) {
            assertThat(ended).isNotDone();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean isServed() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Of the node {@code n1}. */
    Ended gather(String... more) {
        Path inventory = overlord.file("lab.toml", "cluster = \"lab\"\n[[nodes]]\nname = \"n1\"\naddress = "
                + "\"127.0.0.1\"\nreach = \"rpc\"\nport = " + port + "\n");
        List<String> line = new ArrayList<>(List.of("-i", inventory.toString()));
        line.addAll(List.of(more));
        return overlord.gather(line.toArray(String[]::new));
    }

    /** What is in those files of the bundle. */
    String of(Ended gather, String files) {
        String bundle = gather.out().lines().filter(it -> it.endsWith(".tgz")).findFirst()
                .orElseThrow(() -> new AssertionError(gather.all()));
        return overlord.run("cat", bundle.strip(), files).all();
    }

    @Override
    public void close() {
        Thread still = serving;
        if (still != null) {
            still.interrupt();
            try {
                assertThat(still.join(Duration.ofSeconds(20))).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while the daemon ended", e);
            }
        }
    }
}
