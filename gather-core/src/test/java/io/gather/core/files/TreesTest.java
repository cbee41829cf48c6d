package io.gather.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class TreesTest {
    @TempDir
    Path temp;

    @Test
    void deletesAllThatIsInATreeAndNothingBesides() throws Exception {
        Path tree = tree("a/b/c", "a/d");
        Path other = Files.writeString(temp.resolve("other"), "stays");

        Trees.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(other).hasContent("stays");
    }

    @Test
    void deletesLinksNotWhatTheyLeadTo() throws Exception {
        Path precious = Files.createDirectory(temp.resolve("precious"));
        Files.writeString(precious.resolve("file"), "stays");
        Path tree = tree("a/b");
        Files.createSymbolicLink(tree.resolve("a/link"), precious);
        Files.createSymbolicLink(tree.resolve("dangling"), temp.resolve("nowhere"));

        Trees.delete(tree);

        assertThat(tree).doesNotExist();
        assertThat(precious.resolve("file")).hasContent("stays");
    }

    @Test
    void followsNoLinkOnTheWay() throws Exception {
        Path precious = Files.createDirectories(temp.resolve("precious/node"));
        Files.writeString(precious.resolve("file"), "stays");
        Path base = Files.createDirectory(temp.resolve("base"));
        Files.createSymbolicLink(base.resolve("run"), temp.resolve("precious"));

        Trees.delete(base, Path.of("run", "node"));
        Trees.delete(base.resolve("run"));

        assertThat(precious.resolve("file")).hasContent("stays");
        assertThat(base.resolve("run")).isSymbolicLink();
    }

    @Test
    void bearsThatNothingIsThere() throws Exception {
        Trees.delete(temp.resolve("nothing"));
        Trees.delete(temp.resolve("nothing/at/all"));
        Trees.delete(temp, Path.of("nothing", "here"));
        Trees.delete(temp.resolve("nowhere"), Path.of("nothing"));

        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void bearsWhatVanishesMeanwhile() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            names.add("d" + i % 10 + "/f" + i);
        }
        for (int round = 0; round < 10; round++) {
            Path tree = tree(names.toArray(String[]::new));
            CountDownLatch start = new CountDownLatch(1);
            AtomicReference<Exception> failure = new AtomicReference<>();
            Thread other = Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                    for (String name : names.reversed()) {
                        Files.deleteIfExists(tree.resolve(name));
                    }
                } catch (IOException | InterruptedException e) {
                    failure.set(e);
                }
            });
            start.countDown();

            assertThatCode(() -> Trees.delete(tree)).doesNotThrowAnyException();

            other.join();
            assertThat(failure).hasNullValue();
            assertThat(tree).doesNotExist();
        }
    }

    @Test
    void deletesFilesThatItMayNotRead() throws Exception {
        Path tree = tree("secret");
        Files.setPosixFilePermissions(tree.resolve("secret"), PosixFilePermissions.fromString("---------"));

        Trees.delete(tree);

        assertThat(tree).doesNotExist();
    }

    private Path tree(String... files) throws IOException {
        Path tree = temp.resolve("tree");
        for (String file : files) {
            Files.createDirectories(tree.resolve(file).getParent());
            Files.writeString(tree.resolve(file), "x");
        }
        return tree;
    }
}
