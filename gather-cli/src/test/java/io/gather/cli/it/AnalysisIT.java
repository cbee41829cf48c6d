package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

import io.gather.cli.it.Distribution.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code isi_gather_info -a} and {@code -A} run over a bundle. */
class AnalysisIT {
    @TempDir
    Path folder;

    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
    }

    @Test
    void runsOverTheFinishedBundle() throws Exception {
        Path script = Files.writeString(folder.resolve("analyze"),
                "#!/bin/sh\n" + Distribution.program() + " ls \"$1\" '**/echo_one'\nexit 9\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

        Ended ended = isi("-a", script.toString(), "-A",
                "tar -tzf \"$GATHER_BUNDLE\" | grep -c manifest.json; test -f \"$1\"");

        assertThat(ended.code()).as(ended.err()).isZero();
        List<String> lines = ended.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo(gather.bundles().getFirst().toString());
        assertThat(lines.get(1)).endsWith("/echo_one");
        assertThat(lines.getLast()).isEqualTo("1");
        assertThat(ended.err()).contains("-a: ended with exit code 9", "-A: ended with exit code 0");
    }

    @Test
    void whatIsNoProgramIsRefusedBeforeTheGather() throws Exception {
        Path script = Files.writeString(folder.resolve("analyze"), "echo x\n");

        Ended ended = isi("-a", script.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("-a: ", "is not executable");
        assertThat(gather.bundles()).isEmpty();
    }

    @Test
    void isNotRunWithoutABundle() throws Exception {
        Ended ended = isi("-A", "echo analyzed", "--group", "nonsense");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).doesNotContain("analyzed");
    }

    private Ended isi(String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("isi_gather_info", "--nologs", "--local-only", "-1", "echo one",
                "--noupload", "--no-console-logging"));
        line.addAll(List.of(more));
        return gather.run(line.toArray(String[]::new));
    }
}
