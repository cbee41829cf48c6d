package io.gather.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.gather.transport.net.x509.PemText;

/** A node's daemon as it waits for overlords, none of whom comes: for {@link Training} alone. */
final class TrainingNode {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path folder;
    private final Map<String, String> environment;

    TrainingNode(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** @param err what it says */
    void serve(PrintStream err) throws Exception {
        int port = freePort();
        Path settings = Files.writeString(folder.resolve("minion.toml"), """
                [minion]
                listen = "127.0.0.1"
                port = %d
                certificate = "%s"
                authority = "%s"
                overlords = ["nobody"]
                """.formatted(port, certificate(), folder.resolve("authority.pem")));
        CompletableFuture<Integer> served = new CompletableFuture<>();
        Thread serving = Thread.ofPlatform().start(() -> served.complete(Main.run(Training.NOWHERE, err,
                environment, "minion", "serve", "--config", settings.toString(), "--state", folder.resolve("node")
                        .toString())));
        await(port, served);
        serving.interrupt();
        serving.join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Path certificate() throws IOException, GeneralSecurityException {
        KeyStore keys = TrainingServer.keys(folder.resolve("keys.p12"));
        String alias = keys.aliases().nextElement();
        return Files.writeString(folder.resolve("node.pem"), PemText.of((X509Certificate) keys.getCertificate(alias))
                + PemText.of((PrivateKey) keys.getKey(alias, TrainingServer.PASSWORD)));
    }

    private static void await(int port, CompletableFuture<Integer> served) {
        long end = System.nanoTime() + DEADLINE;
        while (!isServed(port)) {
            if (served.isDone() || System.nanoTime() > end) {
                throw new IllegalStateException("minion serve listens nowhere");
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static boolean isServed(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
