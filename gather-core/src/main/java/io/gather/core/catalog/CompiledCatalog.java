package io.gather.core.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.catalog.CatalogText.Digest;
import org.jspecify.annotations.Nullable;

/** What files of the catalog say, each with the digest of the text that says it. */
final class CompiledCatalog {
    static final CompiledCatalog NONE = new CompiledCatalog(Map.of(), 0);

    private final Map<String, List<Entry>> entries;
    private final long written;

    private CompiledCatalog(Map<String, List<Entry>> entries, long written) {
        this.entries = entries;
        this.written = written;
    }

    /** @param written when its file was */
    static CompiledCatalog of(List<Entry> all, long written) {
        Map<String, List<Entry>> entries = HashMap.newHashMap(all.size());
        all.forEach(entry -> entries.computeIfAbsent(entry.name(), _ -> new ArrayList<>(1)).add(entry));
        return new CompiledCatalog(entries, written);
    }

    /**
     * @param ofFile whether it was read of a file, not of a module's text
     * @param content decodes it, each time anew
     */
    record Entry(String name, boolean ofFile, Digest digest, Content content) {}

    /** What a text says, read when it is asked for. */
    @FunctionalInterface
    interface Content {
        CatalogFile file();
    }

    /**
     * What is known of a text.
     *
     * @param source folder whose files were all there when this was written: those that are as old, and as long, are the same ones
     */
    Optional<Entry> find(CatalogText text, @Nullable Path source) throws IOException {
        for (Entry entry : entries.getOrDefault(text.name(), List.of())) {
            boolean same = source != null && entry.ofFile() && text.isBelow(source)
                    && text.isAsOf(entry.digest().length(), written);
            if (same || entry.digest().isThatOf(text)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }
}
