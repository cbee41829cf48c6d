package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LargeCatalogTest {
    @TempDir
    Path folder;

    @Test
    void refusesAFileThatIsTooLargeToBeRead() throws IOException {
        items("large.toml", 20_000);

        assertThatThrownBy(() -> new CatalogReader().groups(folder).read()).isInstanceOf(GatherException.class)
                .hasMessageContaining("larger than 512 kB").hasMessageContaining("divide it");
    }

    @Test
    void readsTheSameFromSeveralFiles() throws IOException {
        items("first.toml", 2_000);
        items("second.toml", 2_000);

        assertThat(new CatalogReader().groups(folder).read().items()).hasSize(4_000);
    }

    private void items(String name, int count) throws IOException {
        Files.writeString(folder.resolve(name), IntStream.range(0, count)
                .mapToObj(i -> "[[item]]\nname = \"i" + i + "\"\ncommand = \"echo " + i + "\"\n")
                .collect(Collectors.joining()));
    }
}
