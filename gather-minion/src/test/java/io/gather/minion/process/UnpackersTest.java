package io.gather.minion.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UnpackersTest {
    private static final String TEXT = "a line of a log\n".repeat(9000);

    @TempDir
    Path temp;

    /** A node may have none of these programs, and its logs have been compressed elsewhere. */
    @ParameterizedTest
    @EnumSource
    void readsWithAndWithoutTheNodesPrograms(Compressor by) throws IOException {
        Path file = temp.resolve("log" + by.ending());
        try (OutputStream out = PackedStreams.packing(by, Files.newOutputStream(file))) {
            out.write(TEXT.getBytes(StandardCharsets.UTF_8));
        }
        Path none = Files.createDirectory(temp.resolve("none"));
        assertThat(read(new Unpackers(new SearchPath(List.of(none.toString()))), by, file)).isEqualTo(TEXT);
        assertThat(read(new Unpackers(new SearchPath(System.getenv("PATH"))), by, file)).isEqualTo(TEXT);

        Files.writeString(file, "damaged");
        assertThatThrownBy(() -> read(new Unpackers(new SearchPath(List.of(none.toString()))), by, file))
                .isInstanceOfAny(ZipException.class, EOFException.class);
    }

    private static String read(Unpackers unpackers, Compressor by, Path file) throws IOException {
        try (InputStream in = unpackers.open(by, file, Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
