package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever builds the same sources gets the same bytes, wherever the checkout is, and whether they are checked or only used. */
@Tag("peer")
class SecondBuildIT {
    private static final Set<String> NO_SOURCES = Set.of("target", ".git", ".idea");
    /** The JVM's archives of loaded classes have addresses in them; they go with one machine and one folder. */
    private static final String ARCHIVE = ".aot";

    @TempDir
    Path folder;

    @Test
    void makesTheSameBytesInAnotherFolder() throws Exception {
        Assumptions.assumeTrue(Boolean.getBoolean("gather.peers"), "skipped: ./mvnw verify -Ppeers runs it");
        Path sources = folder.resolve("elsewhere/with a longer name");
        copy(Path.of(System.getProperty("gather.root")), sources);

        build(sources);

        NavigableMap<String, Path> first = files(Path.of(System.getProperty("gather.dist")));
        NavigableMap<String, Path> second = files(sources.resolve("gather-cli/target/gather"));
        assertThat(first.keySet()).contains("bin/gather", "lib/catalog.compiled", "lib/gather-core-0.1.0-SNAPSHOT.jar",
                "share/man/man1/gather-run.1", "docs/user-guide.md");
        assertThat(second.keySet()).isEqualTo(first.keySet());
        assertThat(first).allSatisfy((name, file) -> assertThat(second.get(name)).hasSameBinaryContentAs(file));
    }

    /** Without the network, as the script gather builds it for a first use. */
    private void build(Path sources) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process maven = new ProcessBuilder("sh", sources.resolve("mvnw").toString(), "-o", "-q", "-B", "-f",
                sources.resolve("pom.xml").toString(), "-Dgather.checked=false", "-Dgather.archive=false",
                "-Dmaven.legacyLocalRepo=true",
                "-Dmaven.repo.local=" + System.getProperty("gather.repository"), "package").redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        try {
            assertThat(maven.waitFor(5, TimeUnit.MINUTES)).as("the build ends").isTrue();
            assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            maven.descendants().forEach(ProcessHandle::destroyForcibly);
            maven.destroyForcibly();
        }
    }

    private static NavigableMap<String, Path> files(Path distribution) throws IOException {
        NavigableMap<String, Path> files = new TreeMap<>();
        for (String part : List.of("bin", "config", "docs", "lib", "share")) {
            try (var all = Files.walk(distribution.resolve(part))) {
                all.filter(Files::isRegularFile)
                        .forEach(file -> files.put(distribution.relativize(file).toString(), file));
            }
        }
        files.keySet().removeIf(name -> name.endsWith(ARCHIVE));
        return files;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (NO_SOURCES.contains(String.valueOf(directory.getFileName()))) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()), java.nio.file.LinkOption.NOFOLLOW_LINKS);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
