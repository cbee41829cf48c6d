package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.cli.it.Distribution.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers that come across their own files, or have lost the ground they stand on. */
class OwnFilesIT {
    @TempDir
    Path folder;

    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        gather.catalog("one", "[[item]]\nname = 'x'\ncommand = 'echo one'\n");
    }

    @Test
    void neverGathersItsOwnFilesByWhateverPath() throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("wanted"), "wanted");
        Files.createDirectories(folder.resolve("state/runs"));
        Files.createDirectories(gather.spool());
        Files.writeString(gather.output().resolve("other"), "other");
        Files.createSymbolicLink(tree.resolve("to-output"), gather.output());
        Files.createSymbolicLink(tree.resolve("to-state"), folder.resolve("state"));
        Files.createSymbolicLink(tree.resolve("to-runs"), folder.resolve("state/runs"));
        Files.createSymbolicLink(tree.resolve("to-spool"), gather.spool());
        Files.createSymbolicLink(tree.resolve("around"), folder);
        Ended ended = gather.run("--group", "one", "--file", tree.toString(), "--file", tree + "/to-runs/*");
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        assertThat(ended.err()).contains("not gathered: '" + tree + "/to-runs/*'");
        String names = gather.run("ls", gather.bundles().getFirst().toString()).out();
        assertThat(names).contains("tree/wanted", "to-output/other").doesNotContain(".partial", ".reserve",
                "journal.jsonl", "plan.json", "events.jsonl", "collected.jsonl");
    }

    @Test
    void aFolderThatWasRemovedUnderItIsNamed() throws Exception {
        Ended here = inRemovedFolder("--group one");
        Ended elsewhere = inRemovedFolder("--group one --output " + gather.output());
        Ended version = inRemovedFolder("--version");
        assertThat(here.code()).isEqualTo(7);
        assertThat(here.err()).contains("the current folder was removed", "--output").doesNotContain("VM");
        assertThat(folder.resolve("gone")).doesNotExist();
        assertThat(elsewhere.code()).as(elsewhere.err()).isZero();
        assertThat(version.code()).isZero();
    }

    private Ended inRemovedFolder(String args) throws Exception {
        Path gone = folder.resolve("gone");
        return gather.startLine(List.of("sh", "-c", "mkdir " + gone + " && cd " + gone + " && rmdir " + gone
                + " && exec " + Distribution.program() + " " + args)).end();
    }
}
