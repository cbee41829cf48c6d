package io.gather.cli.isi;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnalysisTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final List<String> NO_SECRETS = List.of();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Printer printer = new Printer(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    private Path script(String text, String rights) throws Exception {
        Path file = Files.writeString(folder.resolve("my script"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theScriptGetsTheBundle() throws Exception {
        Path script = script("#!/bin/sh\necho \"$# $1 $GATHER_BUNDLE\"\necho odd >&2\nexit 3\n", "rwx------");

        Analysis.script(script.toString()).run(Path.of("/b/a b.tgz"), MINUTE, NO_SECRETS, printer);

        assertThat(out()).isEqualTo("1 /b/a b.tgz /b/a b.tgz\n");
        assertThat(err()).isEqualTo("odd\n-a: ended with exit code 3\n");
    }

    @Test
    void seesNoVariableWithASecret() throws Exception {
        Analysis.expression("echo ${PATH:+seen} ${GATHER_BUNDLE:+seen} ${HOME:-gone}").run(Path.of("/b.tgz"), MINUTE,
                List.of("HOME"), printer);

        assertThat(out()).isEqualTo("seen seen gone\n");
    }

    @Test
    void theExpressionIsOneForTheShell() throws Exception {
        Analysis.expression("echo \"$1 $GATHER_BUNDLE\" | tr b c; cat").run(Path.of("/b.tgz"), MINUTE, NO_SECRETS,
                printer);

        assertThat(out()).isEqualTo("/c.tgz /c.tgz\n");
        assertThat(err()).isEqualTo("-A: ended with exit code 0\n");
    }

    @Test
    void isEndedWithAllThatItStartedWhenItsTimeIsOver() throws Exception {
        Path pid = folder.resolve("pid");

        Analysis.expression("sleep 300 & echo $! >" + pid + "; echo begun; wait").run(Path.of("/b.tgz"),
                Duration.ofSeconds(3), NO_SECRETS, printer);

        assertThat(out()).isEqualTo("begun\n");
        assertThat(err()).isEqualTo("-A: was ended after 3.0s\n");
        Path left = Path.of("/proc", Files.readString(pid).strip(), "cmdline");
        assertThat(Files.exists(left) ? Files.readString(left) : "").as("not even a dead one has it").isEmpty();
    }

    @Test
    void whatCannotBeRunIsRefusedBefore() throws Exception {
        Path script = script("echo x\n", "rw-------");

        assertThatThrownBy(() -> Analysis.script(script.toString())).isInstanceOf(GatherException.class)
                .hasMessageContaining("not executable");
        assertThatThrownBy(() -> Analysis.script(folder.resolve("none").toString()))
                .isInstanceOf(GatherException.class).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> Analysis.script(folder.toString())).isInstanceOf(GatherException.class);
    }

    @Test
    void whatCannotBeStartedIsAnError() {
        Analysis gone = new Analysis("-a", List.of(folder.resolve("gone").toString()));

        assertThatThrownBy(() -> gone.run(Path.of("/b.tgz"), MINUTE, NO_SECRETS, printer)).isInstanceOfSatisfying(
                GatherException.class,
                e -> assertThat(e.remedy().toString()).contains("the bundle is whole", "/b.tgz"));
    }

    @Test
    void runsOverWholeBundlesOnly() throws Exception {
        Path bundle = Files.writeString(folder.resolve("b.tgz"), "");
        Afterwards afterwards = new Afterwards(null, List.of(Analysis.expression("echo run")));

        afterwards.go("", 5, NO_SECRETS, printer);
        afterwards.go(bundle + "\n", 130, NO_SECRETS, printer);
        afterwards.go(folder.resolve("sent.tgz") + "\n", 0, NO_SECRETS, printer);
        assertThat(out()).isEmpty();
        assertThat(err()).contains("the gather was interrupted", "the bundle is not here any more");

        afterwards.go(bundle + "\n", 3, NO_SECRETS, printer);
        assertThat(out()).isEqualTo("run\n");
    }
}
