package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The distribution's catalog is compiled, and says what its TOML says. */
class CompiledCatalogIT {
    private static final Path INSTALLED = Path.of(System.getProperty("gather.dist"));

    @TempDir
    Path folder;

    @Test
    void saysWhatTheTomlSays() throws Exception {
        assertThat(INSTALLED.resolve("lib/catalog.compiled")).isRegularFile();
        assertThat(INSTALLED.resolve("lib/profiles.compiled")).isRegularFile();
        Path copy = installed();
        String items = list(copy, "items", "--json");
        String profiles = list(copy, "groups", "--profiles", "--json");
        assertThat(folder.resolve("cache/gather")).as("nothing was parsed").doesNotExist();

        Files.delete(copy.resolve("lib/catalog.compiled"));
        Files.delete(copy.resolve("lib/profiles.compiled"));

        assertThat(list(copy, "items", "--json")).isEqualTo(items);
        assertThat(list(copy, "groups", "--profiles", "--json")).isEqualTo(profiles);
        assertThat(items.lines()).hasSizeGreaterThan(2_000);
        assertThat(folder.resolve("cache/gather")).as("it was parsed, and is kept").isDirectory();
    }

    @Test
    void noticesATomlThatWasChangedAfterwards() throws Exception {
        Path copy = installed();
        Path host = copy.resolve("config/catalog/host.toml");
        String before = Files.readString(host);
        assertThat(before).contains("\"uptime\"");
        Files.writeString(host, before.replace("\"uptime\"", "\"uptiem\""));

        assertThat(list(copy, "items", "host")).contains("host.uptiem").doesNotContain("host.uptime");
    }

    /** As {@code cp -a} copies it. */
    private Path installed() throws IOException {
        Path copy = folder.resolve("installed");
        for (String part : List.of("bin", "lib", "config")) {
            try (Stream<Path> files = Files.walk(INSTALLED.resolve(part))) {
                for (Path file : files.filter(it -> !it.toString().endsWith(".aot")).toList()) {
                    Path target = copy.resolve(INSTALLED.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    if (Files.isRegularFile(file)) {
                        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
            }
        }
        return copy;
    }

    private String list(Path installed, String... words) throws Exception {
        Distribution.Ended ended = new Distribution(folder).startLine(
                Stream.concat(Stream.of(installed.resolve("bin/gather").toString()), Stream.of(words)).toList(),
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()), ProcessBuilder.Redirect.INHERIT).end();
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out();
    }
}
