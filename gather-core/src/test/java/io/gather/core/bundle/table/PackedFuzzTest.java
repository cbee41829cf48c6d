package io.gather.core.bundle.table;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.core.bundle.index.TocEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes a table is made of: it is read, or refused in words. */
class PackedFuzzTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsOrRefusesAnyBytes(long seed) {
        Random random = new Random(seed);
        PackedBytes names = new PackedBytes();
        PackedBytes places = new PackedBytes();
        int files = fill(random, names, places);
        for (int i = 0; i < 20_000; i++) {
            tryNames(bad(random, names));
            tryPlaces(bad(random, places), files);
            tryDirectory(bad(random, places));
            tryDirectory(bad(random, names));
        }
    }

    private static int fill(Random random, PackedBytes names, PackedBytes places) {
        List<TocEntry.Part> parts = new ArrayList<>();
        long at = 1000;
        for (int i = 0; i < 20; i++) {
            parts.clear();
            for (int part = random.nextInt(4); part > 0; part--) {
                parts.add(new TocEntry.Part(at, 0, 0, 7, random.nextBoolean() ? "ab".repeat(32) : null));
                at += 50;
            }
            PackedBytes name = new PackedBytes();
            PackedBytes said = new PackedBytes();
            TableRecord.write(new TocEntry.File("r/n/" + i, Instant.EPOCH, 0640, 7L * parts.size(),
                    random.nextBoolean() ? "cd".repeat(32) : null, parts), at, 99, name, said, places);
            names.number(0).number(name.size()).raw(name.array(), 0, name.size()).raw(said.array(), 0, said.size());
        }
        return 20;
    }

    private static byte[] bad(Random random, PackedBytes good) {
        byte[] bad = java.util.Arrays.copyOf(good.array(), random.nextInt(4) == 0
                ? random.nextInt(good.size())
                : good.size());
        for (int flips = random.nextInt(6); flips > 0 && bad.length > 0; flips--) {
            bad[random.nextInt(bad.length)] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
        }
        return bad;
    }

    private static void tryNames(byte[] bytes) {
        NameBlock block = new NameBlock();
        block.over(bytes);
        try {
            while (block.next()) {
                block.target();
            }
        } catch (TableFault expected) {
            // Refused.
        }
    }

    private static void tryPlaces(byte[] bytes, int files) {
        PlaceBlock block = new PlaceBlock();
        block.over(bytes);
        try {
            for (int i = 0; i < files && !block.atEnd(); i++) {
                if (i % 2 == 0) {
                    block.next(14, 1 << 20);
                } else {
                    block.skip();
                }
            }
        } catch (TableFault expected) {
            // Refused.
        }
    }

    private static void tryDirectory(byte[] bytes) {
        try {
            TableDirectory directory = TableDirectory.parse(bytes, 100, 1 << 20);
            directory.before(new byte[]{'r'}, false);
        } catch (TableFault expected) {
            // Refused.
        }
    }
}
