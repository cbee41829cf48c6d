package io.gather.core.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.List;
import java.util.function.UnaryOperator;

import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.compare.mask.Masking;
import io.gather.core.compare.text.LineReader;
import io.gather.core.files.NumbersOnDisk;
import io.gather.core.files.ScratchTable;

/** What is equal once masked: one file of each group is read, in the order of the bundle, and none is kept. */
final class MaskedDigests {
    private final Bundle bundle;
    private final Census census;
    private final List<Lineup.Member> members;
    private final Grouping grouping;
    private final Masking masking;
    private final ScratchTable scratch;

    MaskedDigests(Bundle bundle, Census census, List<Lineup.Member> members, Grouping grouping, Masking masking,
            ScratchTable scratch) {
        this.scratch = scratch;
        this.bundle = bundle;
        this.census = census;
        this.members = members;
        this.grouping = grouping;
        this.masking = masking;
    }

    void replace(BitSet paths) throws IOException {
        Sightings sightings = census.sightings();
        BitSet first = new BitSet();
        // For each sighting the one that is read in its place, or the node that reads it.
        NumbersOnDisk instead = new NumbersOnDisk(scratch);
        paths.stream().forEach(path -> {
            List<Same> groups = grouping.groups(path);
            if (groups.size() > 1) {
                groups.forEach(group -> {
                    first.set(group.first());
                    for (int sighting : group.sightings()) {
                        instead.set(sighting, group.first() + 1L);
                    }
                    instead.set(group.first(), group.firstNode());
                });
            }
        });
        int[] rest = {first.cardinality()};
        if (rest[0] == 0) {
            return;
        }
        census.again((sighting, entry) -> {
            if (first.get(sighting)) {
                if (entry instanceof TocEntry.File file) {
                    sightings.redigest(sighting, digest(file, members.get((int) instead.get(sighting)).own()));
                }
                rest[0]--;
            }
            return rest[0] > 0;
        });
        for (int i = 0; i < sightings.count(); i++) {
            if (instead.get(i) > 0 && !first.get(i)) {
                sightings.redigest(i, sightings.digest((int) instead.get(i) - 1));
            }
        }
        grouping.masked();
    }

    private long digest(TocEntry.File file, List<String> own) throws IOException {
        MessageDigest digest = Sha256.sha256();
        UnaryOperator<String> mask = masking.forNode(own);
        try (InputStream in = bundle.open(file)) {
            LineReader lines = new LineReader(in);
            for (String line = lines.next(); line != null; line = lines.next()) {
                digest.update(mask.apply(line).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return Long.parseUnsignedLong(Sha256.hex(digest).substring(0, 16), 16);
    }
}
