package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.inventory.Node;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.ssh.Reason.Found;

/**
 * The operator's own {@code sftp}, which obeys lines of its batch language. Its questions are answered as those of {@code ssh} to
 * nodes, and it ends with this process. For one thread.
 */
public final class SftpProgram implements AutoCloseable {
    /** What may be otherwise the next time. */
    private static final Set<NodeError> PASSING = Set.of(NodeError.ADDRESS_UNKNOWN, NodeError.NOBODY_LISTENS,
            NodeError.NO_ROUTE, NodeError.TOO_SLOW, NodeError.NO_LOGINS_NOW, NodeError.JUMP_HOST_REFUSES,
            NodeError.CONNECTION_BROKE);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Clients clients;
    private final Client client;
    private final NodeSecrets secrets;
    private final InputStream answers;

    private SftpProgram(Clients clients, Client client, NodeSecrets secrets, String host) {
        this.clients = clients;
        this.client = client;
        this.secrets = secrets;
        this.answers = Pumped.of(client.process().getInputStream(), host);
    }

    /**
     * @param host where it goes, as {@code sftp} is told
     * @param arguments what else it is told
     */
    public static SftpProgram start(String host, List<String> arguments, SecretSource secrets,
            Map<String, String> environment) {
        Node node = new Node(host, host);
        NodeSecrets told = new NodeSecrets(node, secrets);
        Clients clients = open(environment);
        try {
            boolean password = told.hasPassword();
            boolean mayAsk = password || told.hasPassphrase();
            List<String> words = new ArrayList<>(List.of(clients.program()));
            for (String option : SshCommand.ALWAYS) {
                words.add("-o" + option);
            }
            words.addAll(List.of("-oControlMaster=no", "-oControlPath=none", "-oBatchMode=" + (mayAsk ? "no" : "yes")));
            if (mayAsk) {
                words.add("-oPasswordAuthentication=" + (password ? "yes" : "no"));
                words.add("-oKbdInteractiveAuthentication=" + (password ? "yes" : "no"));
            }
            words.addAll(arguments);
            words.addAll(List.of("-b", "-", "--", host));
            return new SftpProgram(clients, clients.start(words, told, host, true), told, host);
        } catch (RuntimeException e) {
            close(clients, e);
            throw e;
        }
    }

    private static Clients open(Map<String, String> environment) {
        SshOptions usual = SshOptions.usual();
        return Clients.open(new SshOptions("sftp", usual.config(), usual.options(), usual.connectTimeout(),
                usual.aliveInterval(), usual.aliveCount(), usual.acceptNew(), usual.reach(), usual.sockets()),
                environment);
    }

    private static void close(Clients clients, RuntimeException because) {
        try {
            clients.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    public long pid() {
        return client.process().pid();
    }

    public OutputStream orders() {
        return client.process().getOutputStream();
    }

    public InputStream answers() {
        return answers;
    }

    /** The node let us in: what it said so far does not count for what comes. */
    public void loggedIn() {
        secrets.loggedIn();
        client.complaints().forget();
    }

    /** What it said on standard error since then; when it has ended, to its end. */
    public String complaints() throws InterruptedException {
        return client.await(LAST_WORDS) == null ? client.complaints().text() : client.complaints().textAtEnd();
    }

    /** Why there was no connection, when it has ended without one. */
    public NotConnected notConnected() throws InterruptedException {
        String text = complaints();
        Prompt refused = client.asker().refused();
        if (secrets.passwordTried() && (refused != null || text.contains("Permission denied"))) {
            return new NotConnected.Login(
                    "it does not accept the password; it was tried once, so that the account is not locked");
        }
        if (refused != null) {
            return new NotConnected.Login("it asks what gather cannot answer: " + refused.text());
        }
        Optional<Found> found = SshReasons.ofConnecting(text);
        if (found.isPresent()) {
            return PASSING.contains(found.get().reason().error())
                    ? new NotConnected.Passing(found.get().what())
                    : new NotConnected.Lasting(found.get().what());
        }
        String last = SshFailures.lastLine(text);
        return new NotConnected.Passing("sftp made no connection" + (last.isEmpty() ? "" : ": " + last));
    }

    @Override
    public void close() throws IOException {
        try (Clients _ = clients; InputStream _ = answers) {
            client.end();
        }
    }
}
