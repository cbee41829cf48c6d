package io.gather.core.bundle.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of a block and what is said of each, one after the other, in arrays that are used again. */
final class NameBlock {
    /** Characters of a name, or of a link's target. */
    static final int CHARACTERS = 8 << 10;
    /** The same in UTF-8: three bytes a character. */
    static final int LONGEST = 3 * CHARACTERS;
    /** A name, a target, and some numbers. */
    static final int LARGEST = 2 * LONGEST + 64;

    private final PackedInput in = new PackedInput(new byte[0], 0, 0);
    private byte[] name = new byte[512];
    private int length;
    private int shared;
    private int said;
    private int kind;
    private int mode;
    private long seconds;
    private long size;
    private int target;
    private int targetLength;
    private boolean begun;

    /** The names of another block, which follow those before. */
    void over(byte[] bytes) {
        in.over(bytes, 0, bytes.length);
    }

    /** Nothing was before. */
    void begin() {
        length = 0;
        begun = false;
    }

    boolean next() throws TableFault {
        if (in.atEnd()) {
            return false;
        }
        int same = in.length(LONGEST);
        int more = in.length(LONGEST - same);
        int from = in.skip(more);
        if (same > length || !follows(same, more, from)) {
            throw new TableFault("is not sorted");
        }
        if (same + more > name.length) {
            name = Arrays.copyOf(name, Math.max(same + more, 2 * name.length));
        }
        System.arraycopy(in.array(), from, name, same, more);
        shared = same;
        length = same + more;
        begun = true;
        said = in.at();
        kind = in.octet();
        mode = in.length(07777);
        seconds = in.number();
        size = 0;
        targetLength = 0;
        switch (kind) {
            case TableRecord.DIRECTORY -> {
            }
            case TableRecord.FILE -> size = in.number();
            case TableRecord.LINK -> {
                targetLength = in.length(LONGEST);
                target = in.skip(targetLength);
            }
            default -> throw new TableFault("has an entry of a kind that bundles do not have");
        }
        return true;
    }

    private boolean follows(int same, int more, int from) {
        return !begun || Arrays.compareUnsigned(in.array(), from, from + more, name, same, length) >= 0;
    }

    byte[] name() {
        return name;
    }

    int length() {
        return length;
    }

    /** Bytes that it has in common with the name before. */
    int shared() {
        return shared;
    }

    int kind() {
        return kind;
    }

    int mode() {
        return mode;
    }

    long seconds() {
        return seconds;
    }

    long size() {
        return size;
    }

    long digest(EntryDigest digests) {
        return digests.of(name, 0, length, in.array(), said, in.at() - said);
    }

    String target() {
        return new String(in.array(), target, targetLength, StandardCharsets.UTF_8);
    }
}
