package io.gather.core.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutputFileTest {
    @TempDir
    Path directory;
    private Path precious;

    @BeforeEach
    void make() throws Exception {
        precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("link"), precious);
        Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("not there"));
        Files.createDirectory(directory.resolve("folder"));
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start().waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"precious", "link", "nowhere", "folder"})
    void isNotMadeWhereSomethingIs(String name) throws Exception {
        assertThatThrownBy(() -> OutputFile.create(directory.resolve(name)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> OutputFile.scratch(directory.resolve(name)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("not there")).doesNotExist();
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        Path file = directory.resolve("new");
        OutputFile.create(file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "nowhere", "folder", "pipe"})
    void replacesNothingButFiles(String name) throws Exception {
        Path complete = Files.writeString(directory.resolve("complete"), "complete");
        Path target = directory.resolve(name);

        assertThatThrownBy(() -> OutputFile.place(complete, target, true))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> OutputFile.reopen(target)).isInstanceOf(IOException.class);

        assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(complete).hasContent("complete");
        assertThat(precious).hasContent("precious");
    }

    @Test
    void replacesFilesWhereAsked() throws Exception {
        Path complete = Files.writeString(directory.resolve("complete"), "complete");

        assertThatThrownBy(() -> OutputFile.place(complete, precious, false))
                .isInstanceOf(FileAlreadyExistsException.class);
        OutputFile.place(complete, precious, true);

        assertThat(precious).hasContent("complete");
    }
}
