package io.gather.cli.nodes;

import java.nio.file.Path;

import io.gather.cli.ProgramInProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The inventory as it was understood, and sets of names. */
class NodesTest {
    @TempDir
    Path folder;

    @Test
    void showsWhatIsAlikeAsOneSet() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path inventory = program.file("cluster.toml", """
                cluster = "c"
                [[nodes]]
                name = "node[1-3]"
                address = "10.0.0.[1-3]"
                user = "root"
                [groups]
                some = "node[1,3]"
                """);

        ProgramInProcess.Ended shown = program.run("nodes", "-i", inventory.toString());

        assertThat(shown.code()).as(shown.all()).isZero();
        assertThat(shown.out()).contains("node[1-3]  at 10.0.0.[1-3]  user root", "@some  node[1,3]");
        assertThat(program.run("nodes", "-i", inventory.toString(), "-w", "@some", "--list").out().lines())
                .hasSize(2).allMatch(line -> line.startsWith("node"));
        assertThat(program.run("nodes", "-i", inventory.toString(), "--json").out().lines()).hasSize(3)
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
    }

    @Test
    void countsAndExpandsSetsWithoutAnInventory() {
        ProgramInProcess program = new ProgramInProcess(folder);

        assertThat(program.run("nodes", "--count", "a[1-3,7]").out()).isEqualTo("4\n");
        assertThat(program.run("nodes", "--expand", "a[09-11]").out()).isEqualTo("a09\na10\na11\n");
        assertThat(program.run("nodes", "--expand", "a[1-").code()).isEqualTo(2);
    }

    @Test
    void namesAllMistakesOfAnInventory() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path wrong = program.file("wrong.toml", "[[nodes]]\nname = 'n1'\nusr = 'x'\n[groups]\ng = 'n2'\n");

        ProgramInProcess.Ended ended = program.run("nodes", "-i", wrong.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("2 problems", ":3:1: unknown key 'usr', did you mean 'user'?",
                "there is no node 'n2'", "GATHER-2403");
    }
}
