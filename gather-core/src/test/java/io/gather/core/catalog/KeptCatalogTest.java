package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is compiled says what the TOML says, and never what the TOML said before. */
class KeptCatalogTest {
    private static final Path CONFIG = Path.of(System.getProperty("gather.root"), "config");
    private static final String ONE = "title = 'A'\n[[item]]\nname = 'x'\ncommand = 'one'\n";
    private static final String TWO = "title = 'A'\n[[item]]\nname = 'x'\ncommand = 'two'\n";

    @TempDir
    Path folder;

    private Path shipped;
    private Path site;
    private Path compiled;
    private Path cache;

    @BeforeEach
    void folders() throws IOException {
        shipped = Files.createDirectories(folder.resolve("config/catalog"));
        site = Files.createDirectories(folder.resolve("catalog.d"));
        compiled = folder.resolve("catalog.compiled");
        cache = folder.resolve("cache/catalog.compiled");
    }

    @Test
    void theShippedCatalogIsCompiledItemByItem() throws IOException {
        KeptCatalog build = KeptCatalog.none();
        Catalog toml = new CatalogReader(build).groups(CONFIG.resolve("catalog")).profiles(CONFIG.resolve("profiles"))
                .read();
        build.compile(compiled);

        KeptCatalog kept = KeptCatalog.of(compiled, CONFIG, cache);
        Catalog read = new CatalogReader(kept).groups(CONFIG.resolve("catalog")).profiles(CONFIG.resolve("profiles"))
                .read();

        assertThat(cache).as("nothing had to be parsed").doesNotExist();
        assertThat(read.items().toList()).hasSizeGreaterThan(2_000).containsExactlyElementsOf(toml.items().toList());
        assertThat(read.groups()).isEqualTo(toml.groups());
        assertThat(read.groups().keySet()).containsExactlyElementsOf(toml.groups().keySet());
        assertThat(read.profiles()).isEqualTo(toml.profiles());
    }

    @Test
    void theSameTextsGiveTheSameBytes() throws IOException {
        Path other = folder.resolve("again.compiled");
        for (Path target : new Path[]{compiled, other}) {
            KeptCatalog build = KeptCatalog.none();
            int ignored = new CatalogReader(build).groups(CONFIG.resolve("catalog")).read().groups().size();
            build.compile(target);
        }
        assertThat(compiled).hasSameBinaryContentAs(other);
        assertThat(compiled.toFile().length()).isLessThan(400_000);
    }

    @Test
    void aFileThatIsAsOldAndAsLongIsNotEvenOpened() throws IOException {
        Path file = Files.writeString(shipped.resolve("a.toml"), ONE);
        build();
        Files.writeString(file, ONE.replace("one", "\u0000\u0000\u0000"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));

        assertThat(command()).isEqualTo("one");
    }

    @Test
    void aChangedFileIsNoticedThoughItIsAsLong() throws IOException {
        Path file = Files.writeString(shipped.resolve("a.toml"), ONE);
        build();
        Files.writeString(file, TWO);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(command()).isEqualTo("two");
        assertThat(cache).as("the next start need not parse it").exists();
        assertThat(command()).isEqualTo("two");
    }

    @Test
    void aFileOfAnotherLengthIsNoticedThoughItIsOlder() throws IOException {
        Path file = Files.writeString(shipped.resolve("a.toml"), ONE);
        build();
        Files.writeString(file, ONE.replace("one", "other"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(60)));

        assertThat(command()).isEqualTo("other");
    }

    @Test
    void aFileThatWasOnlyCopiedIsNotParsed() throws IOException {
        Path file = Files.writeString(shipped.resolve("a.toml"), ONE);
        build();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(command()).isEqualTo("one");
        assertThat(cache).doesNotExist();
    }

    @Test
    void filesThatCameOrWentCount() throws IOException {
        Path file = Files.writeString(shipped.resolve("a.toml"), ONE);
        build();
        Files.move(file, shipped.resolve("b.toml"));

        assertThat(read().items()).extracting(Item::fullName).containsExactly("b.x");
    }

    @Test
    void aSitesOwnFileIsKeptForItsOwnerOnly() throws IOException {
        build();
        Path own = Files.writeString(site.resolve("a.toml"), ONE);
        assertThat(command()).isEqualTo("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rw-------");

        byte[] kept = Files.readAllBytes(cache);
        assertThat(command()).isEqualTo("one");
        assertThat(Files.readAllBytes(cache)).isEqualTo(kept);

        Files.writeString(own, TWO);
        assertThat(command()).isEqualTo("two");
    }

    @Test
    void whatIsKeptIsUsed() throws IOException {
        build();
        Path own = Files.writeString(site.resolve("a.toml"), ONE);
        assertThat(command()).isEqualTo("one");
        byte[] one = Files.readAllBytes(cache);
        Files.writeString(own, TWO);
        assertThat(command()).isEqualTo("two");
        Files.write(cache, one);
        Files.writeString(own, ONE);

        assertThat(command()).isEqualTo("one");
        assertThat(Files.readAllBytes(cache)).as("nothing was parsed").isEqualTo(one);
    }

    @Test
    void aDamagedCacheIsIgnored() throws IOException {
        build();
        Path own = Files.writeString(site.resolve("a.toml"), ONE);
        assertThat(command()).isEqualTo("one");
        byte[] kept = Files.readAllBytes(cache);
        for (int i = 0; i < kept.length; i++) {
            byte[] damaged = kept.clone();
            damaged[i] ^= 0x55;
            Files.write(cache, damaged);
            assertThat(command()).isEqualTo("one");
        }
        Files.write(cache, new byte[3]);
        assertThat(command()).isEqualTo("one");
        assertThat(own).exists();
    }

    @Test
    void aCacheThatOthersMightHaveWrittenIsIgnored() throws IOException {
        build();
        Path own = Files.writeString(site.resolve("a.toml"), TWO);
        assertThat(command()).isEqualTo("two");
        byte[] two = Files.readAllBytes(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(command()).isEqualTo("two");

        assertThat(Files.readAllBytes(cache)).isEqualTo(two);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
                .as("it was made anew, not read").isEqualTo("rw-------");
        assertThat(own).exists();
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoFault() throws IOException {
        build();
        Path ignored = Files.writeString(site.resolve("a.toml"), ONE);
        Path file = Files.writeString(folder.resolve("cache"), "a file where a folder should be");

        assertThat(command()).isEqualTo("one");
        assertThat(file).isRegularFile();
    }

    @Test
    void aDamagedFileOfTheBuildIsIgnored() throws IOException {
        Path ignored = Files.writeString(shipped.resolve("a.toml"), ONE);
        build();
        byte[] bytes = Files.readAllBytes(compiled);
        bytes[bytes.length - 1] ^= 1;
        Files.write(compiled, bytes);

        assertThat(command()).isEqualTo("one");
    }

    @Test
    void whatIsWrongIsNotKept() throws IOException {
        build();
        Path ignored = Files.writeString(site.resolve("a.toml"), ONE + "comand = 'x'\n");
        for (int start = 0; start < 2; start++) {
            assertThatThrownBy(this::read).isInstanceOf(GatherException.class).hasMessageContaining("comand");
            assertThat(cache).doesNotExist();
        }
    }

    private void build() throws IOException {
        KeptCatalog build = KeptCatalog.none();
        int ignored = new CatalogReader(build).groups(shipped).read().groups().size();
        build.compile(compiled);
    }

    private Catalog read() {
        return new CatalogReader(KeptCatalog.of(compiled, folder.resolve("config"), cache)).groups(shipped)
                .groups(site).read();
    }

    private String command() {
        return read().items().map(Item::what).map(Item.Command.class::cast).map(Item.Command::line).findFirst()
                .orElse("");
    }
}
