package io.gather.core.bundle.table;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

import io.gather.core.bundle.index.TocEntry;
import org.jspecify.annotations.Nullable;

/** One entry as the table has it: its name, what is said of it, and where its content is. */
final class TableRecord {
    static final int DIRECTORY = 0;
    static final int LINK = 1;
    static final int FILE = 2;
    /** The whole has a digest. */
    static final int DIGEST = 1;
    /** The only part has the digest of the whole. */
    static final int SAME = 2;
    /** Parts have digests of their own. */
    static final int OWN = 4;

    private TableRecord() {}

    /**
     * @param at where in the bundle the content begins, right behind its header's member
     * @param header how long that member is
     */
    static void write(TocEntry entry, long at, long header, PackedBytes name, PackedBytes said, PackedBytes place) {
        byte[] utf8 = entry.name().getBytes(StandardCharsets.UTF_8);
        name.raw(utf8, 0, utf8.length);
        int kind = switch (entry) {
            case TocEntry.Directory _ -> DIRECTORY;
            case TocEntry.Link _ -> LINK;
            case TocEntry.File _ -> FILE;
        };
        said.octet(kind).number(entry.mode()).number(entry.modified().getEpochSecond());
        switch (entry) {
            case TocEntry.Directory _ -> {
            }
            case TocEntry.Link link -> said.text(link.target());
            case TocEntry.File file -> {
                said.number(file.size());
                place(file, at, header, place);
            }
        }
    }

    private static void place(TocEntry.File file, long at, long header, PackedBytes place) {
        List<TocEntry.Part> parts = file.parts();
        boolean same = parts.size() == 1 && file.sha256() != null && file.sha256().equals(parts.getFirst().sha256());
        boolean own = !same && parts.stream().anyMatch(part -> part.sha256() != null);
        place.octet((file.sha256() == null ? 0 : DIGEST) | (same ? SAME : 0) | (own ? OWN : 0)).number(at)
                .number(header).number(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            place.number(parts.get(i).size());
            if (i + 1 < parts.size()) {
                place.number(parts.get(i + 1).offset() - parts.get(i).offset());
            }
        }
        if (file.sha256() != null) {
            digest(file.sha256(), place);
        }
        if (own) {
            parts.forEach(part -> {
                place.octet(part.sha256() == null ? 0 : 1);
                digest(part.sha256(), place);
            });
        }
    }

    private static void digest(@Nullable String hex, PackedBytes to) {
        if (hex != null) {
            byte[] digest = HexFormat.of().parseHex(hex);
            to.raw(digest, 0, digest.length);
        }
    }
}
