package io.gather.core.bundle.read;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.index.TocEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GrowingBundleTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatIsThereSoFarAndLeavesTheWriterItsLock() throws Exception {
        Path partial = folder.resolve("b.partial");
        try (BundleWriter writer = BundleWriter.create(partial, folder.resolve("b.index"), "b")) {
            assertThat(contents(new GrowingBundle(writer))).isEmpty();
            add(writer, "node/a.txt", "first\n".repeat(10_000));
            add(writer, "node/b.txt", "");
            add(writer, "c.txt", "last");
            GrowingBundle growing = new GrowingBundle(writer);
            add(writer, "later.txt", "later");
            assertThat(contents(growing)).containsExactly("b/node/a.txt=first\n".concat("first\n".repeat(9_999)),
                    "b/node/b.txt=", "b/c.txt=last");
            assertThat(contents(new GrowingBundle(writer))).hasSize(4).contains("b/later.txt=later");
            writer.finish(folder.resolve("b.tgz"));
        }
        try (Bundle finished = Bundle.open(folder.resolve("b.tgz"))) {
            assertThat(contents(finished)).hasSize(4);
        }
    }

    private static void add(BundleWriter writer, String name, String text) throws Exception {
        writer.add(name, Instant.EPOCH, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> contents(BundleContents bundle) throws Exception {
        List<String> all = new ArrayList<>();
        try (Cursor cursor = bundle.cursor()) {
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                if (entry instanceof TocEntry.File file) {
                    try (InputStream in = bundle.open(file)) {
                        all.add(file.name() + "=" + new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return all;
    }
}
