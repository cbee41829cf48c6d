package io.gather.core.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.index.TocLimits;
import io.gather.core.bundle.index.TocLines;
import io.gather.core.bundle.index.TocReader;
import io.gather.core.files.NumbersOnDisk;
import io.gather.core.files.ScratchTable;
import io.gather.core.files.TextsOnDisk;
import org.jspecify.annotations.Nullable;

/** Entries of some sightings, as the lines of the index that they came from; fetched in one pass over it. */
final class KeptEntries {
    private static final int COUNT = 20;
    private static final long COUNT_MASK = (1 << COUNT) - 1;

    private final TextsOnDisk texts;
    private final NumbersOnDisk lines;
    /** Of a sighting: how many lines, and behind how many others. */
    private final NumbersOnDisk of;
    private long count;

    KeptEntries(ScratchTable scratch) {
        this.texts = new TextsOnDisk(scratch);
        this.lines = new NumbersOnDisk(scratch);
        this.of = new NumbersOnDisk(scratch);
    }

    static KeptEntries of(Census census, BitSet sightings, ScratchTable scratch) throws IOException {
        KeptEntries kept = new KeptEntries(scratch);
        int[] rest = {sightings.cardinality()};
        if (rest[0] > 0) {
            census.again((sighting, entry) -> {
                if (sightings.get(sighting)) {
                    kept.add(sighting, entry);
                    rest[0]--;
                }
                return rest[0] > 0;
            });
        }
        return kept;
    }

    private void add(int sighting, TocEntry entry) throws IOException {
        List<byte[]> added = TocLines.of(entry);
        of.set(sighting, count << COUNT | added.size());
        for (byte[] line : added) {
            lines.set(count++, texts.add(line));
        }
    }

    /** Null where it was not kept. */
    @Nullable
    TocEntry entry(int sighting) throws IOException {
        long where = of.get(sighting);
        if (where == 0) {
            return null;
        }
        ByteArrayOutputStream table = new ByteArrayOutputStream(1024);
        table.writeBytes("{\"entries\":[".getBytes(StandardCharsets.US_ASCII));
        for (long i = 0; i < (where & COUNT_MASK); i++) {
            table.write(i == 0 ? ' ' : ',');
            table.writeBytes(texts.bytes(lines.get((where >>> COUNT) + i)));
        }
        table.writeBytes("]}".getBytes(StandardCharsets.US_ASCII));
        try (InputStream in = new java.io.ByteArrayInputStream(table.toByteArray());
                TocReader reader = new TocReader(in, TocLimits.DEFAULT)) {
            return reader.next();
        }
    }
}
