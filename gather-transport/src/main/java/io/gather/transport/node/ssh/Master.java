package io.gather.transport.node.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

import io.gather.transport.node.shell.ShellLostException;

/** The connection that a node's shells share. */
record Master(Client client, Path socket) {
    private static final Duration LOOK = Duration.ofMillis(20);
    /** Sharing does not work here; connecting may. */
    private static final Pattern NO_SHARING = Pattern
            .compile("unix_listener|muxserver_listen|mux listener|ControlPath too long|ControlSocket");

    boolean stands() {
        return client.running() && Files.exists(socket);
    }

    /**
     * Waits for the login; the socket appears with it.
     *
     * @return false when this machine cannot share connections
     * @throws io.gather.core.error.GatherException when the node cannot be reached or refuses
     */
    boolean login(SshFailures failures, NodeSecrets secrets, Duration time)
            throws ShellLostException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        try {
            Integer exit = null;
            while (exit == null && !Files.exists(socket)) {
                if (System.nanoTime() > end) {
                    throw failures.tooSlow(client.complaints().text(), time.toSeconds());
                }
                exit = client.await(LOOK);
            }
            if (exit != null) {
                return failed(exit, failures, secrets);
            }
            secrets.loggedIn();
            client.complaints().forget();
            return true;
        } finally {
            if (!stands()) {
                end();
            }
        }
    }

    private boolean failed(int exit, SshFailures failures, NodeSecrets secrets)
            throws ShellLostException, InterruptedException {
        Prompt refused = client.asker().refused();
        if (refused != null) {
            throw failures.refusedPrompt(refused, secrets.passwordTried());
        }
        String text = client.complaints().textAtEnd();
        if (NO_SHARING.matcher(text).find()) {
            secrets.loggedIn();
            return false;
        }
        if (secrets.passwordTried() && text.contains("Permission denied")) {
            throw failures.passwordRefused();
        }
        throw failures.connecting(text, exit);
    }

    void end() {
        client.end();
        try {
            Files.deleteIfExists(socket);
        } catch (IOException expected) {
            // The folder is removed as a whole.
        }
    }

    /** What it said when it ended, which its clients were not told. */
    String lastWords() {
        return client.complaints().text();
    }
}
