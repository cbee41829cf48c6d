package io.gather.incident.report;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AttachedFileTest {
    @TempDir
    Path folder;

    @Test
    void hasTheLastLines() throws Exception {
        Path file = Files.writeString(folder.resolve("log"), "one\ntwo\nno end");
        assertThat(AttachedFile.read(file).lines()).containsExactly("one", "two", "no end");
        assertThat(AttachedFile.read(Files.writeString(file, "one\n")).lines()).containsExactly("one");
        assertThat(AttachedFile.read(Files.writeString(file, "")).lines()).isEmpty();
        AttachedFile large = AttachedFile.read(Files.writeString(file, "line\n".repeat(200_000) + "last\n"));
        assertThat(large.lines()).hasSize(2000).last().isEqualTo("last");
    }

    @Test
    void isAFileOrNothing() {
        assertThatThrownBy(() -> AttachedFile.read(folder)).isInstanceOfSatisfying(GatherException.class,
                it -> assertThat(it.code()).isEqualTo("GATHER-7847"));
        assertThatThrownBy(() -> AttachedFile.read(Path.of("/dev/zero"))).isInstanceOf(GatherException.class);
    }
}
