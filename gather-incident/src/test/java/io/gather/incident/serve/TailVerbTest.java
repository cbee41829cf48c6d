package io.gather.incident.serve;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.fixtures.foolscap.PythonTub;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class TailVerbTest {
    private static final long SEVERAL_LOOKS = TimeUnit.SECONDS.toNanos(3);

    @TempDir
    Path folder;

    private PythonTub node() throws URISyntaxException {
        return PythonTub.start(folder,
                Path.of(Objects.requireNonNull(TailVerbTest.class.getResource("/foolscap/node.py")).toURI()),
                folder.resolve("node.pem").toString(), folder.toString(), "-");
    }

    private static int subscribed(PythonTub node, RunningVerb tail) throws InterruptedException {
        node.tell("subscribed");
        return Integer.parseInt(tail.result("subscribed: ").replaceFirst(".*subscribed: ", ""));
    }

    @Test
    void followsALogAndSavesIt() throws Throwable {
        Path saved = folder.resolve("saved.flog");
        try (PythonTub node = node()) {
            node.line();
            node.tell("log before pb://" + "a".repeat(32) + "@tcp:h:1/swissnumber");
            try (RunningVerb tail = new RunningVerb(folder, "tail", "--catch-up", "--save-to", saved.toString(),
                    "--timestamps", "utc", folder.toString())) {
                tail.message("Connected (to pid");
                tail.message(" foolscap: ");
                assertThat(tail.result("before"))
                        .matches(
                                "\\d{4}-\\d\\d-\\d\\d_\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z L23 \\[]#\\d+ before pb://a+@tcp:h:1/.*")
                        .doesNotContain("swissnumber");
                node.tell("log after");
                tail.result("after");
                int once = subscribed(node, tail);
                node.tell("unsendablelog odd");
                node.tell("log again");
                tail.result("again");
                // What the node remembers still has it: to subscribe again and again would be of no use.
                for (long end = System.nanoTime() + SEVERAL_LOOKS; System.nanoTime() < end;) {
                    assertThat(subscribed(node, tail)).as("at once").isLessThanOrEqualTo(once + 1);
                }
                assertThat(tail.all.stream().filter(it -> it.endsWith(" after"))).hasSize(1);
                tail.end();
            }
        }
        List<FlogLine> lines = new ArrayList<>();
        try (FlogReader reader = FlogReader.open(saved)) {
            for (FlogLine line = reader.next(); line != null; line = reader.next()) {
                lines.add(line);
            }
        }
        assertThat(lines.getFirst()).isInstanceOfSatisfying(FlogLine.Header.class,
                it -> assertThat(it.type()).isEqualTo("tail"));
        assertThat(lines).hasSizeGreaterThan(3);
        assertThat(Files.readString(saved)).contains("swissnumber");
    }

    @Test
    void comesBackToANodeThatStartsAgain() throws Throwable {
        try (PythonTub node = node()) {
            node.line();
            try (RunningVerb tail = new RunningVerb(folder, "tail",
                    folder.resolve("logport.furl").toString())) {
                tail.message("Connected");
                node.kill();
                tail.message("Disconnected");
            }
        }
    }

    @Test
    void saysWhatIsNoTarget() throws Exception {
        assertThatThrownBy(() -> RunningVerb.done(folder, "tail", folder.toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("logport.furl");
        assertThatThrownBy(() -> RunningVerb.done(folder, "tail", folder.resolve("none").toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("is not there");
        assertThatThrownBy(() -> RunningVerb.done(folder, "tail", "pb://x@/y")).isInstanceOf(GatherException.class);
        assertThatThrownBy(
                () -> RunningVerb.done(folder, "tail", "pb://" + "a".repeat(32) + "@tor:abc.onion:80/secretname"))
                .isInstanceOf(GatherException.class).hasMessageNotContaining("secretname");
        Path furl = Files.writeString(folder.resolve("furl"),
                "pb://" + "a".repeat(32) + "@tcp:127.0.0.1:1/secretname\n");
        assertThatThrownBy(() -> RunningVerb.done(folder, "tail", "--timestamps", "noon", furl.toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("noon");
        try (RunningVerb tail = new RunningVerb(folder, "tail", furl.toString())) {
            assertThat(tail.message("Disconnected")).contains("tcp:127.0.0.1:1").contains("Tries again in")
                    .doesNotContain("secretname");
        }
    }
}
