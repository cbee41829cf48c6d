package io.gather.core.files;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** TextsOnDisk, one after the other; each is found by its place. */
public final class TextsOnDisk {
    private static final int LONGEST = ScratchTable.PAGE - Integer.BYTES;

    private final ScratchTable scratch;
    private final List<ByteBuffer> pages = new ArrayList<>();

    public TextsOnDisk(ScratchTable scratch) {
        this.scratch = scratch;
    }

    /** Returns its place. */
    public long add(byte[] text) {
        if (text.length > LONGEST) {
            throw new IllegalArgumentException("a text of " + text.length + " bytes");
        }
        ByteBuffer last = pages.isEmpty() ? null : pages.getLast();
        if (last == null || last.remaining() < Integer.BYTES + text.length) {
            last = scratch.page();
            pages.add(last);
        }
        long place = (long) (pages.size() - 1) * ScratchTable.PAGE + last.position();
        last.putInt(text.length).put(text);
        return place;
    }

    public byte[] bytes(long place) {
        ByteBuffer page = pages.get((int) (place / ScratchTable.PAGE));
        int at = (int) (place % ScratchTable.PAGE);
        byte[] text = new byte[page.getInt(at)];
        page.get(at + Integer.BYTES, text);
        return text;
    }

    public String text(long place) {
        return new String(bytes(place), StandardCharsets.UTF_8);
    }

    boolean is(long place, byte[] text) {
        ByteBuffer page = pages.get((int) (place / ScratchTable.PAGE));
        int at = (int) (place % ScratchTable.PAGE);
        return page.getInt(at) == text.length
                && page.slice(at + Integer.BYTES, text.length).equals(ByteBuffer.wrap(text));
    }
}
