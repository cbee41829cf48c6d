package io.gather.transport.node.shell.script;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptsTest {
    private static final Scripts SCRIPTS = new Scripts("/var/tmp", 1);

    @TempDir
    Path temp;

    @Test
    void hasNothingThatShellcheckWarnsOf() throws Exception {
        Scripts.Upload upload = SCRIPTS.upload(plan(), false);
        List<byte[]> all = List.of(SCRIPTS.minion(plan()).getBytes(StandardCharsets.UTF_8), SCRIPTS.follow(plan(), "m",
                upload, 0, 0, null), SCRIPTS.facts("m"), SCRIPTS.sizes("m", plan(), Duration.ofSeconds(9)),
                SCRIPTS.discard("m", "g", "n"));
        for (byte[] script : all) {
            Path file = Files.write(temp.resolve("script"), script);
            // What one script sets for another's part is unused here.
            Peer.require("shellcheck").run("-s", "sh", "-S", "warning", "-e", "SC2034", file.toString())
                    .withoutComplaint();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void isUnderstoodByEveryShell(String shell) throws Exception {
        Path file = Files.writeString(temp.resolve("script"), SCRIPTS.minion(plan()));
        Peer.require(shell).run("-n", file.toString()).withoutComplaint();
        Peer.require("busybox").run("ash", "-n", file.toString()).withoutComplaint();
    }

    @Test
    void quotesWhateverALineHolds() {
        assertThat(SCRIPTS.minion(plan())).contains("'echo '\\''it is'\\'' $HOME `id`'").contains("'echo '\"$V\"''");
        assertThat(Scripts.line(new byte[10])).doesNotContain("!").doesNotContain("\\").doesNotContain("\n");
    }

    @Test
    void isSentAsItIsShown() throws Exception {
        byte[] packed = SCRIPTS.upload(plan(), true).bytes();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(SCRIPTS.minion(plan()));
        }
        assertThat(new String(SCRIPTS.upload(plan(), false).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(SCRIPTS.minion(plan()));
    }

    private static Plan plan() {
        ByteSize size = ByteSize.ofMiB(1);
        Duration time = Duration.ofSeconds(9);
        List<Condition> when = List.of(new Condition(List.of(new Condition.Need(Condition.Kind.FILE, List.of("/etc/*",
                "it's")), new Condition.Need(Condition.Kind.PACKAGE, List.of("lib*")))));
        return new Plan("g", "n", Limits.defaults(), List.of(
                new Task.Command(1, "g", "line\nfeed", "echo 'it is' $HOME `id`", null, List.of(), time, size,
                        Keep.HEAD,
                        Cost.HEAVY, when, List.of()),
                new Task.Command(2, "g", "b", "echo {x}", new Task.Each("x", new ListSource.Glob("/sys/*", List.of(
                        "a*"))), List.of(), time, size, Keep.BOTH, Cost.LIGHT, List.of(), List.of()),
                new Task.Files(3, "g", "c", List.of("/etc/**/[!a]*.conf", "/var/log"), List.of("*.gz", "/etc/**/k ey",
                        "/etc/x/**"), Instant.EPOCH, true, size, time, size, Keep.TAIL, Cost.NORMAL, List.of(),
                        List
                                .of())));
    }
}
