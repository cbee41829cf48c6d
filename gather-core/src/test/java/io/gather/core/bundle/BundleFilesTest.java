package io.gather.core.bundle;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.gather.core.files.OtherProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BundleFilesTest {
    @TempDir
    Path folder;

    @Test
    void noTwoTakeTheSameNameThoughOthersFinishMeanwhile() throws Exception {
        List<Callable<Path>> gathers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int own = i;
            gathers.add(() -> bundle("content " + own));
        }
        List<Path> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Path> each : threads.invokeAll(gathers)) {
                made.add(each.get());
            }
        }
        assertThat(made).doesNotHaveDuplicates().hasSize(40);
        assertThat(folder).isDirectoryContaining("glob:**.tgz").isDirectoryNotContaining("glob:**.partial");
    }

    private Path bundle(String content) throws IOException {
        BundleFiles files = BundleFiles.claim(folder, "b");
        Path index = folder.resolve("index-" + content.replace(' ', '-'));
        try (BundleWriter writer = BundleWriter.create(files, index)) {
            writer.add("x", Instant.EPOCH, out -> out.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            return writer.finish(files.finished()).path();
        }
    }

    @Test
    void aBundleIsNeverReplaced() throws Exception {
        BundleFiles files = BundleFiles.claim(folder, "b");
        try (BundleWriter writer = BundleWriter.create(files, folder.resolve("index"))) {
            Files.writeString(files.finished(), "somebody else's");
            Files.writeString(files.sidecar(), "theirs too");
            assertThatThrownBy(() -> writer.finish(files.finished())).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(files.finished()).hasContent("somebody else's");
            assertThat(files.sidecar()).hasContent("theirs too");
            assertThat(writer.finish(folder.resolve("other.tgz")).path()).isNotEmptyFile();
        }
    }

    @Test
    void aNameIsNotFreeWhereAnythingOfItIsThere() throws Exception {
        BundleFiles wanted = new BundleFiles(folder, "b");
        for (Path laid : List.of(wanted.partial(), wanted.finished(), wanted.sidecar(), wanted.reserve())) {
            Files.createSymbolicLink(laid, folder.resolve("nowhere"));
            assertThat(BundleFiles.claim(folder, "b").name()).as(laid.toString()).isEqualTo("b-2");
            assertThat(folder.resolve("nowhere")).doesNotExist();
            Files.delete(laid);
            Files.delete(folder.resolve("b-2.tgz.partial"));
        }
        assertThat(BundleFiles.claim(folder, "b").name()).isEqualTo("b");
    }

    @Test
    void onlyOneWriterAtATime() throws Exception {
        BundleFiles files = BundleFiles.claim(folder, "b");
        try (BundleWriter _ = BundleWriter.create(files, folder.resolve("index"))) {
            assertThatThrownBy(() -> BundleWriter.create(files, folder.resolve("index2")).close())
                    .hasMessageContaining("another process writes this bundle");
            files.giveUpUnused();
            assertThat(files.partial()).exists();
            assertThat(OtherProcess.seesHeld(files.partial())).isTrue();
        }
    }

    @Test
    void whatWasRemovedWhileItWasWrittenIsMadeAgain() throws Exception {
        Path vanishing = Files.createDirectory(folder.resolve("vanishing"));
        BundleFiles files = BundleFiles.claim(vanishing, "b");
        try (BundleWriter writer = BundleWriter.create(files, folder.resolve("index"))) {
            writer.add("x", Instant.EPOCH, out -> out.write(new byte[100_000]));
            Files.delete(files.partial());
            Files.delete(vanishing);
            assertThat(writer.isThere()).isFalse();
            BundleFile bundle = writer.finish(files.finished());
            assertThat(Files.size(bundle.path())).isEqualTo(bundle.size());
            assertThat(files.sidecar()).content().startsWith(bundle.sha256());
        }
        assertThat(vanishing).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void givesUpEverythingButAFinishedBundle() throws Exception {
        BundleFiles unfinished = BundleFiles.claim(folder, "b");
        BundleFiles finished = BundleFiles.claim(folder, "b");
        Files.writeString(unfinished.reserve(), "room");
        Files.writeString(unfinished.sidecar(), "digest");
        Files.writeString(finished.finished(), "bundle");
        Files.writeString(finished.sidecar(), "digest");
        unfinished.giveUp();
        finished.giveUp();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(finished.finished(), finished.sidecar());
        }
        assertThat(finished.name()).isEqualTo("b-2");
    }
}
