package io.gather.cli.docs;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.CatalogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The groups, items and profiles that docs/catalog.md shows can be read. */
class CatalogGuideTest {
    @TempDir
    Path folder;

    @Test
    void everyExampleCanBeRead() throws Exception {
        Document document = Document.of("docs/catalog.md");
        assertThat(document.blocks("toml")).hasSizeGreaterThan(4);
        for (Document.Block block : document.blocks("toml")) {
            CatalogReader reader = new CatalogReader();
            if (block.text().contains("\ninclude =")) {
                Files.writeString(folder.resolve("example.toml"), block.text());
                Catalog catalog = reader.profiles(folder).read();
                assertThat(catalog.profiles()).as("line %d", block.line()).containsKey("example");
            } else {
                Catalog catalog = reader.group(Path.of("example.toml"), block.text()).read();
                assertThat(catalog.groups()).as("line %d", block.line()).containsKey("example");
            }
        }
    }
}
