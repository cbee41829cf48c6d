package io.gather.core.toml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TomlFileTest {
    @Test
    void saysInWordsWhyAFileIsNotRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.toml");
        assertThat(problem(file)).isEqualTo(file + ": there is no such file");
        Files.write(file, new byte[]{'a', '=', '"', (byte) 0xff, '"'});
        assertThat(problem(file)).isEqualTo(file + ": is no text in UTF-8");
        Files.write(file, new byte[600 << 10]);
        assertThat(problem(file)).startsWith(file + ": larger than 512 kB");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(problem(file)).startsWith(file + ": cannot be read: ").contains("not a file");
    }

    private static String problem(Path file) {
        Problems problems = new Problems();
        assertThat(TomlFile.read(file, problems)).isNull();
        assertThat(problems.all()).hasSize(1);
        return problems.all().getFirst().toString();
    }
}
