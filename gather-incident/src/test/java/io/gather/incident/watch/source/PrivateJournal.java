package io.gather.incident.watch.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.Assumptions;

/** The distribution's journal daemon with a journal of its own, in a mount namespace of its own. */
final class PrivateJournal implements AutoCloseable {
    private static final String SCRIPT = """
            mount --make-rprivate / && mount -t tmpfs t /run && mkdir -p /run/systemd/journal /run/systemd/journald.conf.d /run/log/journal
            printf "[Journal]\\nReadKMsg=no\\nRateLimitBurst=0\\n" >/run/systemd/journald.conf.d/test.conf
            [ ! -d /var/log/journal ] || mount -t tmpfs t /var/log/journal
            /lib/systemd/systemd-journald >/dev/null 2>&1 &
            J=$!
            for i in $(seq 100); do [ -S /run/systemd/journal/socket ] && break; sleep 0.1; done
            echo ready
            while read -r WHAT; do
              case $WHAT in
                rotate) journalctl --rotate >/dev/null 2>&1; journalctl --vacuum-files=1 >/dev/null 2>&1;;
                *) logger --journald <<EOF
            $(printf '%b' "$WHAT")
            EOF
                journalctl --sync >/dev/null 2>&1;;
              esac
              echo done
            done
            kill $J; wait $J
            """;
    private final Process process;
    private final BufferedReader answers;
    private final Writer orders;

    PrivateJournal() throws IOException {
        Assumptions.assumeTrue(ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "only root can enter another mount namespace again and again");
        Peer.requireThat("systemd-journald", Files.isExecutable(Path.of("/lib/systemd/systemd-journald")));
        process = new ProcessBuilder("unshare", "-m", "sh", "-c", SCRIPT).redirectError(
                ProcessBuilder.Redirect.DISCARD).start();
        answers = process.inputReader();
        orders = process.outputWriter();
        awaitAnswer("ready");
    }

    private void awaitAnswer(String wanted) throws IOException {
        String answer = answers.readLine();
        if (!wanted.equals(answer)) {
            throw new AssertionError("the journal says " + answer);
        }
    }

    /** Runs {@code journalctl} on it. */
    List<String> program() {
        return List.of("nsenter", "--mount=/proc/" + child() + "/ns/mnt", "journalctl");
    }

    private long child() {
        return process.pid();
    }

    /** @param fields such as {@code MESSAGE=text} */
    void log(String... fields) throws IOException {
        order(String.join("\\n", fields));
    }

    /** All that is not the last file is removed. */
    void rotate() throws IOException {
        order("rotate");
    }

    private void order(String what) throws IOException {
        orders.write(what + "\n");
        orders.flush();
        awaitAnswer("done");
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

}
