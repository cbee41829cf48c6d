package io.gather.core.files;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/** NumbersOnDisk for texts, from 0 on in the order in which they come; as many as there may be. */
public final class TextNumbers {
    private static final long FIRST = 1 << 10;
    private static final int NUMBER = 31;
    private static final long NUMBER_MASK = (1L << NUMBER) - 1;

    private final ScratchTable scratch;
    private final TextsOnDisk texts;
    private final NumbersOnDisk places;
    private final NumbersOnDisk hashes;
    private final long seed = ThreadLocalRandom.current().nextLong();
    /** A number and one, below some bits of the hash. */
    private NumbersOnDisk slots;
    private long room = FIRST;
    private int size;

    public TextNumbers(ScratchTable scratch) {
        this.scratch = scratch;
        this.texts = new TextsOnDisk(scratch);
        this.places = new NumbersOnDisk(scratch);
        this.hashes = new NumbersOnDisk(scratch);
        this.slots = new NumbersOnDisk(scratch);
    }

    public int number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash = TextHash.of(text, seed);
        int known = find(bytes, hash);
        if (known >= 0) {
            return known;
        }
        if (2L * size >= room) {
            grow();
        }
        places.set(size, texts.add(bytes));
        hashes.set(size, hash);
        put(slots, room, hash, size);
        return size++;
    }

    /** -1 where it has none. */
    public int find(String text) {
        return find(text.getBytes(StandardCharsets.UTF_8), TextHash.of(text, seed));
    }

    public String text(int number) {
        return texts.text(places.get(number));
    }

    public int size() {
        return size;
    }

    private int find(byte[] bytes, long hash) {
        for (long at = hash & (room - 1);; at = (at + 1) & (room - 1)) {
            long slot = slots.get(at);
            if (slot == 0) {
                return -1;
            }
            int number = (int) ((slot & NUMBER_MASK) - 1);
            if (slot >>> NUMBER == hash >>> NUMBER && texts.is(places.get(number), bytes)) {
                return number;
            }
        }
    }

    private void grow() {
        NumbersOnDisk larger = new NumbersOnDisk(scratch);
        for (int i = 0; i < size; i++) {
            put(larger, 2 * room, hashes.get(i), i);
        }
        slots = larger;
        room *= 2;
    }

    private static void put(NumbersOnDisk slots, long room, long hash, int number) {
        long at = hash & (room - 1);
        while (slots.get(at) != 0) {
            at = (at + 1) & (room - 1);
        }
        slots.set(at, hash >>> NUMBER << NUMBER | number + 1L);
    }
}
