package io.gather.cli.modules;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.gather.core.error.GatherException;
import io.gather.core.module.GatherModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which jar brings what, and which one is broken. */
class ProvidersTest {
    private static final String ENTRY = "META-INF/services/" + GatherModule.class.getName();

    @TempDir
    Path folder;

    /** Found by the name of its class. */
    public static class Sound implements GatherModule {
        @Override
        public String name() {
            return "sound";
        }
    }

    /** Cannot be made. */
    public static final class Throwing extends Sound {
        public Throwing() {
            throw new IllegalStateException("no shop here");
        }
    }

    private Path jar(String name, String entry) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(ENTRY));
            zip.write(entry.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return jar;
    }

    /** Of these jars; the class path of the test has the shipped modules too. */
    private static Providers<GatherModule> of(Path... jars) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        try (URLClassLoader all = new URLClassLoader(urls.toArray(URL[]::new), ProvidersTest.class.getClassLoader())) {
            return Providers.of(GatherModule.class, all);
        }
    }

    @Test
    void saysWhereEachComesFrom() throws Exception {
        Path jar = jar("shop.jar", "# ours\n" + Sound.class.getName() + "\n");
        Providers<GatherModule> found = of(jar);

        assertThat(found.broken()).isEmpty();
        assertThat(found.all()).extracting(provided -> provided.what().name()).contains("sound", "stats", "incident");
        assertThat(found.all()).filteredOn(provided -> provided.what() instanceof Sound).extracting(Provided::source)
                .containsExactly(jar);
        assertThat(found.all()).filteredOn(provided -> provided.what().name().equals("stats"))
                .singleElement().satisfies(provided -> assertThat(provided.source()).exists());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"shop.NoSuchModule|shop.NoSuchModule not found",
            "org.assertj.core.api.Assertions|not a subtype", "two words|Illegal", "$THROWING|no shop here"})
    void namesTheOneThatIsBroken(String entry, String why) throws Exception {
        Path broken = jar("broken.jar", entry.replace("$THROWING", Throwing.class.getName()));
        Path sound = jar("sound.jar", Sound.class.getName());
        Providers<GatherModule> found = of(broken, sound);

        assertThat(found.sound()).extracting(provided -> provided.what().name()).contains("sound", "stats");
        assertThat(found.broken()).singleElement().satisfies(refused -> {
            assertThat(refused.where()).isEqualTo(broken.toString());
            assertThat(refused.what()).startsWith("this plugin is refused: it cannot be loaded: ").contains(why);
        });
        assertThatThrownBy(found::all).isInstanceOf(GatherException.class).hasMessageContaining("broken.jar");
    }

    @Test
    void goesOnBehindOneThatIsBroken() throws Exception {
        Path jar = jar("both.jar", "shop.NoSuchModule\n" + Sound.class.getName() + "\n");
        Providers<GatherModule> found = of(jar);

        assertThat(found.broken()).hasSize(1);
        assertThat(found.sound()).extracting(provided -> provided.what().name()).contains("sound");
    }
}
