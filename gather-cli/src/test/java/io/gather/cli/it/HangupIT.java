package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A terminal that goes away takes no gather with it. */
class HangupIT {
    @TempDir
    Path folder;

    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        gather.catalog("slow", """
                [[item]]
                name = "quick"
                command = "echo quick"
                [[item]]
                name = "hang"
                command = "while [ ! -e %s ]; do sleep 0.1; done"
                timeout = "10m"
                """.formatted(folder.resolve("go")));
    }

    @AfterEach
    void endWhatIsLeft() throws Exception {
        Files.writeString(folder.resolve("go"), "");
        if (Files.exists(folder.resolve("pid"))) {
            ProcessHandle.of(pid()).ifPresent(process -> process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        }
    }

    @Test
    void goesOnWithoutItsTerminal() throws Exception {
        hangUp("");
        Ended status = gather.run("status");
        Running attached = gather.start("attach");
        Distribution.await(() -> Files.readString(attached.err()).contains("goes on without it"));
        Files.writeString(folder.resolve("go"), "");
        Ended seen = attached.end();
        assertThat(status.out()).contains("running, process " + pid());
        assertThat(seen.code()).as(seen.err()).isZero();
        Path bundle = gather.bundles().getFirst();
        assertThat(gather.run("verify", bundle.toString()).code()).isZero();
        assertThat(gather.run("cat", bundle.toString(), "gather.log").out())
                .containsOnlyOnce("the terminal has gone: this gather goes on without it");
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void printsToATerminalThatIsGoneWithoutAnError() throws Exception {
        hangUp("--json");
        Files.writeString(folder.resolve("go"), "");
        Distribution.await(() -> !ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false));
        assertThat(gather.run("attach").code()).isZero();
        assertThat(gather.bundles()).hasSize(1);
    }

    @Test
    void isStoppedWithoutItsTerminal() throws Exception {
        hangUp("--verbose");
        gather.startLine(List.of("kill", "-HUP", Long.toString(pid()))).end();
        Ended stopped = gather.run("stop");
        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(stopped.out().strip()).isEqualTo(gather.bundles().getFirst().toString());
        assertThat(gather.leftovers()).isEmpty();
    }

    /** The terminal's other side is closed, as by a lost connection. */
    private void hangUp(String options) throws Exception {
        Path typescript = folder.resolve("typescript");
        Running terminal = gather.startLine(List.of("script", "-qefc",
                "stty rows 24 cols 60; echo $$ >" + folder.resolve("pid") + "; exec " + Distribution.program()
                        + " --group slow " + options,
                typescript.toString()));
        Distribution.await(gather::collects);
        terminal.process().destroyForcibly();
        terminal.process().waitFor();
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    }
}
