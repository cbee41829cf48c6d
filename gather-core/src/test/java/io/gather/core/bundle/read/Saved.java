package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.bundle.index.TocEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** What a salvaged bundle holds, below its root: contents of files, {@code -> target} of links, {@code /} for directories. */
final class Saved {
    private Saved() {}

    static Map<String, String> in(Path file) {
        Map<String, String> saved = new TreeMap<>();
        try (Bundle bundle = Bundle.open(file)) {
            assertThat(new Verify(bundle, 1).run().problems()).isEmpty();
            bundle.entries(entry -> saved.put(belowRoot(entry.name()), switch (entry) {
                case TocEntry.Directory _ -> "/";
                case TocEntry.Link link -> "-> " + link.target();
                case TocEntry.File content -> text(bundle, content);
            }));
        }
        return saved;
    }

    private static String belowRoot(String name) {
        return name.contains("/") ? name.substring(name.indexOf('/') + 1) : "";
    }

    private static String text(Bundle bundle, TocEntry.File file) {
        try (InputStream in = bundle.open(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
