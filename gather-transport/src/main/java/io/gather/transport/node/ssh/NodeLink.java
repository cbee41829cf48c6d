package io.gather.transport.node.ssh;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.transport.node.shell.ShellLostException;
import org.jspecify.annotations.Nullable;

/** What is kept of one node between its shells: the shared connection, and what must not be tried again. */
final class NodeLink {
    private final Node node;
    private final SshOptions options;
    private final Clients clients;
    private final NodeSecrets secrets;
    private final SshCommand command;
    private final SshFailures failures;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Master master;
    /** Each shell has a connection of its own. */
    private boolean alone;
    private @Nullable GatherException turnedAway;

    NodeLink(Node node, SshOptions options, Clients clients, SecretSource secrets) {
        this.node = node;
        this.options = options;
        this.clients = clients;
        this.secrets = new NodeSecrets(node, secrets);
        this.command = new SshCommand(options, node, this.secrets.hasPassword(), this.secrets.hasPassphrase());
        this.failures = new SshFailures(node, command.byHand());
    }

    NodeSecrets secrets() {
        return secrets;
    }

    SshFailures failures() {
        return failures;
    }

    SshSession open(String line) throws ShellLostException, InterruptedException {
        Master shared = connected();
        return start(shared, line);
    }

    private SshSession start(@Nullable Master shared, String line) {
        Client client = clients.start(command.shell(clients.program(), shared == null ? null : shared.socket(), line),
                secrets, node.name());
        return new SshSession(client, shared, failures, node.name());
    }

    /** @return null when connections cannot be shared */
    private @Nullable Master connected() throws ShellLostException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (turnedAway != null) {
                throw turnedAway;
            }
            if (!alone && (master == null || !master.stands())) {
                connect();
            }
            return alone ? null : master;
        } catch (GatherException e) {
            // Another login could be the one that locks the account.
            turnedAway = Reason.locksAccounts(e) ? e : null;
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void connect() throws ShellLostException, InterruptedException {
        if (master != null) {
            master.end();
        }
        var socket = clients.socket();
        Master fresh = new Master(clients.start(command.master(clients.program(), socket), secrets, node.name()),
                socket);
        master = fresh;
        alone = !fresh.login(failures, secrets, options.loginTime());
        if (alone && secrets.hasPassword()) {
            tryPassword();
        }
    }

    /** Without a master nobody sees whether a password is accepted before it is needed again. */
    private void tryPassword() throws ShellLostException, InterruptedException {
        Duration time = options.loginTime();
        try (SshSession trial = start(null, "true")) {
            Integer exit = trial.await(time);
            if (exit == null) {
                throw failures.tooSlow(trial.complaints(), time.toSeconds());
            }
            secrets.loggedIn();
        }
    }

    void close() {
        lock.lock();
        try {
            if (master != null) {
                master.end();
            }
            master = null;
        } finally {
            lock.unlock();
        }
    }
}
