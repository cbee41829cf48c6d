package io.gather.transport.node.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.shell.ShellLostException;
import org.jspecify.annotations.Nullable;

/** A command on a node, through one client. */
final class SshSession implements NodeShell {
    private static final int FAILED = 255;
    private static final Duration ENDING = Duration.ofSeconds(1);

    private final Client client;
    private final @Nullable Master master;
    private final SshFailures failures;
    private final Pumped output;

    SshSession(Client client, @Nullable Master master, SshFailures failures, String name) {
        this.client = client;
        this.master = master;
        this.failures = failures;
        this.output = Pumped.of(client.process().getInputStream(), name);
    }

    @Override
    public OutputStream input() {
        return client.process().getOutputStream();
    }

    @Override
    public InputStream output() {
        return output;
    }

    @Override
    public String complaints() {
        return SudoPrompt.removed(client.complaints().shown());
    }

    Complaints stream() {
        return client.complaints();
    }

    @Override
    public @Nullable Integer await(Duration wait) throws ShellLostException, InterruptedException {
        Integer exit = client.await(wait);
        if (exit == null || exit == 0) {
            return exit;
        }
        String text = client.complaints().textAtEnd();
        if (text.contains("Password change required but no TTY")) {
            throw failures.noShell("", text);
        }
        return exit == FAILED ? failed(text) : exit;
    }

    /** It may be the command's own exit code. A master that ends tells its clients so a moment before it is gone. */
    private int failed(String text) throws ShellLostException, InterruptedException {
        Prompt refused = client.asker().refused();
        if (refused != null) {
            throw failures.refusedPrompt(refused, true);
        }
        boolean shared = master != null && !text.contains("mux_client");
        if (shared && master != null && master.client().await(ENDING) == null) {
            return FAILED;
        }
        String all = master == null ? text : text + "\n" + master.lastWords();
        var found = SshReasons.ofShell(all);
        if (found.isPresent()) {
            throw failures.thrown(found.get());
        }
        if (shared) {
            throw new ShellLostException("the connection broke: " + SshFailures.lastLine(all));
        }
        return FAILED;
    }

    @Override
    public void close() {
        output.close();
        client.end();
    }
}
