package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.transport.error.NodeError;
import io.gather.transport.node.shell.ShellLostException;
import io.gather.transport.node.ssh.Reason.Found;
import org.jspecify.annotations.Nullable;

/** Root's rights on one node by {@code sudo}: without a password where that is allowed, and with it where there is one. */
final class Sudo {
    private enum Grant {
        FREE,
        PASSWORD
    }

    /** PAM may delay an answer to a wrong password by several seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PROBE = "sudo -k -n -- sh -c :";

    private final NodeLink link;
    private final SecureRandom random = new SecureRandom();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Grant grant;
    private @Nullable GatherException refused;

    Sudo(NodeLink link) {
        this.link = link;
    }

    SshSession open(String line) throws ShellLostException, InterruptedException {
        Grant known = grant();
        return switch (known) {
            case FREE -> link.open("sudo -n -- " + line);
            case PASSWORD -> withPassword(line);
        };
    }

    private Grant grant() throws ShellLostException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (refused != null) {
                throw refused;
            }
            Grant known = grant == null ? probe() : grant;
            grant = known;
            return known;
        } finally {
            lock.unlock();
        }
    }

    private Grant probe() throws ShellLostException, InterruptedException {
        try (SshSession session = link.open(PROBE)) {
            Integer exit = session.await(PATIENCE);
            if (exit == null) {
                throw link.failures().error(NodeError.SUDO_BROKEN, "sudo does not answer",
                        "log in and try: sudo -n true");
            }
            if (exit == 0) {
                return Grant.FREE;
            }
            String said = session.stream().textAtEnd();
            if (!SudoReasons.wantsPassword(said)) {
                throw failure(said);
            }
            return Grant.PASSWORD;
        }
    }

    /** One at a time: whether the password is right must be known before it is used again. */
    private SshSession withPassword(String line) throws ShellLostException, InterruptedException {
        lock.lockInterruptibly();
        try {
            if (refused != null) {
                throw refused;
            }
            SudoPrompt prompt = SudoPrompt.random(random);
            SshSession session = link.open(prompt.line(line));
            boolean good = false;
            try {
                answer(session, prompt);
                good = true;
                return session;
            } catch (GatherException e) {
                refused = e;
                throw e;
            } finally {
                link.secrets().becameRoot(good);
                if (!good) {
                    session.close();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void answer(SshSession session, SudoPrompt prompt) throws ShellLostException, InterruptedException {
        String seen = session.stream().awaitAny(PATIENCE, prompt.started(), prompt.asks());
        if (prompt.asks().equals(seen)) {
            tell(session.input(), password());
            session.stream().remove(prompt.asks());
            // Whatever comes next: it must not ask again, as the next that is written would count as a password.
            seen = session.stream().awaitAny(PATIENCE, prompt.started(), prompt.asks());
        }
        if (!prompt.started().equals(seen)) {
            Integer exit = session.await(Duration.ZERO);
            throw failure(seen == null
                    ? session.stream().text() + (exit == null ? "\nsudo does not answer" : "")
                    : "Sorry, try again");
        }
    }

    private char[] password() {
        return link.secrets().sudoPassword().orElseThrow(() -> link.failures().error(NodeError.SUDO_PASSWORD,
                link.secrets().sudoPasswordTried()
                        ? "sudo's password was tried once already"
                        : "sudo asks for a password",
                Remedy.of("use {}, or allow this user NOPASSWD with visudo", Action.ASK_SUDO_PASSWORD.on())));
    }

    private static void tell(OutputStream input, char[] password) throws ShellLostException {
        try (SecretBytes line = SecretBytes.line("", password)) {
            input.write(line.bytes());
            input.flush();
        } catch (IOException e) {
            throw new ShellLostException("the connection broke while sudo asked", e);
        }
    }

    private GatherException failure(String said) {
        Optional<Found> found = SudoReasons.of(said);
        return found.isPresent()
                ? link.failures().refusal(found.get())
                : link.failures().error(NodeError.SUDO_BROKEN,
                        "sudo failed: " + SshFailures.lastLine(SudoPrompt.removed(said)),
                        "log in and try: sudo -v");
    }
}
