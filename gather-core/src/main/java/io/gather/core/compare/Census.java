package io.gather.core.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.BitSet;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Entries;
import io.gather.core.bundle.read.NamePatterns;
import io.gather.core.error.Action;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.files.ScratchTable;
import io.gather.core.files.TextNumbers;
import io.gather.core.report.manifest.ManifestNodes;
import io.gather.core.report.manifest.NodeOutcomes;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle's index says of all nodes' files, in a few bytes each. The index can be walked again, and numbers the same files
 * alike: what more is to be known of some of them need not be kept of all.
 */
final class Census {
    static final int MOST_DIRECTORIES = 50_000;
    /** Each of them takes a bit of memory, or several. */
    private static final int MOST_SIGHTINGS = 40_000_000;

    private final Bundle bundle;
    private final Wanted wanted;
    private final NamePatterns patterns;
    private final TextNumbers directories;
    private final TextNumbers paths;
    private final Sightings sightings;
    private final BitSet leftOut = new BitSet();
    private final BitSet withOutcomes = new BitSet();
    private final BitSet withFiles = new BitSet();
    private TocEntry.@Nullable File manifest;
    private TocEntry.@Nullable File nodes;

    private Census(Bundle bundle, Wanted wanted, ScratchTable scratch) {
        this.directories = new TextNumbers(scratch);
        this.paths = new TextNumbers(scratch);
        this.sightings = new Sightings(scratch);
        this.bundle = bundle;
        this.wanted = wanted;
        this.patterns = wanted.onlyPaths() ? Wanted.paths(wanted.words()) : NamePatterns.ALL;
    }

    static Census take(Bundle bundle, Wanted wanted, ScratchTable scratch) throws IOException {
        Census census = new Census(bundle, wanted, scratch);
        try (Entries entries = bundle.list(NamePatterns.ALL)) {
            for (TocEntry entry = entries.next(); entry != null; entry = entries.next()) {
                census.add(entry);
            }
        }
        return census;
    }

    /** Told the sightings again, each with its entry, until it has seen enough. */
    interface Walker {
        boolean next(int sighting, TocEntry entry) throws IOException;
    }

    void again(Walker walker) throws IOException {
        int sighting = 0;
        try (Entries entries = bundle.list(NamePatterns.ALL)) {
            boolean more = true;
            for (TocEntry entry = entries.next(); entry != null && more; entry = entries.next()) {
                String below = below(entry);
                int slash = below.indexOf('/');
                if (slash > 0 && isTaken(below.substring(slash + 1), size(entry))) {
                    more = walker.next(sighting++, entry);
                }
            }
        }
    }

    private void add(TocEntry entry) throws IOException {
        String below = below(entry);
        int slash = below.indexOf('/');
        if (slash < 0) {
            if (entry instanceof TocEntry.File file) {
                manifest = below.equals("manifest.json") ? file : manifest;
                nodes = below.equals(ManifestNodes.NAME) ? file : nodes;
            }
            return;
        }
        if (slash == 0) {
            return;
        }
        int directory = directories.number(below.substring(0, slash));
        String path = below.substring(slash + 1);
        if (path.equals(NodeOutcomes.NAME)) {
            withOutcomes.set(directory);
        } else {
            withFiles.set(directory);
        }
        if (isTaken(path, size(entry))) {
            sightings.add(paths.number(path), directory, size(entry), digest(entry));
        } else if (wanted.usual() && !path.equals(NodeOutcomes.NAME)) {
            leftOut.set(paths.number(path));
        }
        if (directories.size() > MOST_DIRECTORIES || sightings.count() > MOST_SIGHTINGS) {
            throw tooMany(bundle);
        }
    }

    static GatherException tooMany(Bundle bundle) {
        return new GatherException(BundleError.TOO_MANY_TO_COMPARE, "has more than " + MOST_DIRECTORIES
                + " nodes or " + MOST_SIGHTINGS + " files, too many to be compared at once", bundle.path().toString(),
                Remedy.of("choose some: {}", Action.COMPARE_SOME.on(bundle.path())));
    }

    private boolean isTaken(String path, long size) {
        return wanted.usual() ? !wanted.leavesOut(path, size) : Wanted.matches(patterns, path);
    }

    /** Below the root, with a slash in it if below a directory there; empty for directories, which have no content. */
    private static String below(TocEntry entry) {
        return entry instanceof TocEntry.Directory ? "/" : entry.name().substring(entry.name().indexOf('/') + 1);
    }

    private static long size(TocEntry entry) {
        return entry instanceof TocEntry.File file ? file.size() : 0;
    }

    private long digest(TocEntry entry) throws IOException {
        return switch (entry) {
            case TocEntry.File file when file.sha256() != null ->
                Long.parseUnsignedLong(file.sha256().substring(0, 16), 16);
            case TocEntry.File file -> {
                try (InputStream in = bundle.open(file)) {
                    yield digest(in);
                }
            }
            case TocEntry.Link link -> digest(new java.io.ByteArrayInputStream(
                    ("link\0" + link.target()).getBytes(StandardCharsets.UTF_8)));
            case TocEntry.Directory _ -> 0;
        };
    }

    private static long digest(InputStream in) throws IOException {
        MessageDigest digest = Sha256.sha256();
        byte[] buffer = new byte[16 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return Long.parseUnsignedLong(Sha256.hex(digest).substring(0, 16), 16);
    }

    TextNumbers directories() {
        return directories;
    }

    TextNumbers paths() {
        return paths;
    }

    Sightings sightings() {
        return sightings;
    }

    /** Paths of which at least one file is not compared; then none of it is. */
    BitSet leftOut() {
        return leftOut;
    }

    BitSet withOutcomes() {
        return withOutcomes;
    }

    BitSet withFiles() {
        return withFiles;
    }

    /** A manifest of the nodes only, which is much smaller. */
    TocEntry.@Nullable File nodes() {
        return nodes;
    }

    TocEntry.@Nullable File manifest() {
        return manifest;
    }
}
