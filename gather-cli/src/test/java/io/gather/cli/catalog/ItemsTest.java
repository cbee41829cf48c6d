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
}
