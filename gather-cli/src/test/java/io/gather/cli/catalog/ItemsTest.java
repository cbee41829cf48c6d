package io.gather.cli.catalog;

import java.nio.file.Path;

import io.gather.cli.ProgramInProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What can be gathered, as it is listed. */
class ItemsTest {
    @TempDir
    Path folder;

    @Test
    void everyGroupThatIsListedHasItems() {
        ProgramInProcess program = new ProgramInProcess(folder);
        ProgramInProcess.Ended groups = program.run("groups");

        assertThat(groups.code()).isZero();
        assertThat(groups.out().lines()).hasSizeGreaterThan(100);
        ProgramInProcess.Ended items = program.run("items", "host");
        assertThat(items.code()).as(items.all()).isZero();
        assertThat(items.out()).contains("host.");
    }

    @Test
    void aGroupThatThereIsNotIsRefusedWithWhatWasMeant() {
        ProgramInProcess.Ended ended = new ProgramInProcess(folder).run("items", "netwrking");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("netwrking", "did you mean");
    }

    @Test
    void aGroupOfOnesOwnIsListedToo() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path ignored = program.file("etc/catalog.d/mine.toml", "[[item]]\nname = 'one'\ncommand = 'true'\n");

        assertThat(program.run("items", "mine").out()).contains("mine.one");
        assertThat(program.run("groups").out()).contains("mine");
    }

    @Test
    void everyMistakeOfAFileIsNamedWithLineAndColumn() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("mine.toml", """
                title = "Mine"
                [[item]]
                name = "one"
                comand = "true"
                timeout = "soon"
                [[item]]
                name = "two"
                command = "echo {disk}"
                for_each = "disk"
                """ + "[[item]]\nname = 'X'\ncommand = 'true'\n".repeat(30));

        ProgramInProcess.Ended ended = program.run("items", "--check", file.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out().lines()).startsWith(
                file + ":2:1: item 'one' needs either 'command' or 'files'",
                file + ":4:1: unknown key 'comand', did you mean 'command'?",
                file + ":5:1: 'timeout': 'soon' is not a duration; write it like 90s, 5m, 2h or 3d",
                file + ":9:1: no list 'disk' in this group's [each]").hasSizeGreaterThan(30);
        assertThat(ended.err()).contains(" mistakes");

        assertThat(program.run("items", "--check", file.toString(), "--json").out().lines().skip(1)).startsWith(
                "{\"file\":\"" + file
                        + "\",\"line\":4,\"column\":1,\"reason\":\"unknown key 'comand', did you mean 'command'?\"}");
    }

    @Test
    void whereAFileIsNoTomlItSaysWhere() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("mine.toml", "title = 'Mine'\n[[item]\n");

        ProgramInProcess.Ended ended = program.run("items", "--check", file.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).startsWith(file + ":2:");
        assertThat(program.run("items", "--check", folder.resolve("none.toml").toString()).out())
                .contains("there is no such file");
    }

    @Test
    void aFileWithoutMistakesIsCounted() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file("mine.toml", "[[item]]\nname = 'one'\ncommand = 'true'\n");

        ProgramInProcess.Ended ended = program.run("items", "--check", file.toString());

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("1 item, no mistakes");
        assertThat(program.run("items", "mine", "--check", file.toString()).code()).isEqualTo(2);
    }

    /** The catalog is read where an item of it is asked for, and only there. */
    @Test
    void aGatherOfNothingFromTheCatalogReadsNone() {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path wrong = program.file("etc/catalog.d/wrong.toml", "[[item]]\n");

        ProgramInProcess.Ended none = program.gather("--command", "date");
        assertThat(none.code()).as(none.all()).isZero();

        ProgramInProcess.Ended some = program.gather("--command", "date", "--include", "host.uptime");
        assertThat(some.code()).isEqualTo(2);
        assertThat(some.err()).contains(wrong.toString());
    }
}
