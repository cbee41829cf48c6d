package io.gather.core.bundle.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The content of a file with holes, zeros for the holes; leaves the tar where the stored bytes end. */
public final class SparseContent extends InputStream {
    private final InputStream tar;
    private final SparseMap map;
    private final long size;
    private long at;
    private int stretch;

    private SparseContent(InputStream tar, SparseMap map, long size) {
        this.tar = tar;
        this.map = map;
        this.size = size;
    }

    /** @throws TarException where the map does not belong to what is stored; the tar may stand anywhere in it then */
    public static InputStream of(InputStream tar, TarItem item) throws IOException {
        return switch (item.layout()) {
            case Layout.Plain() -> tar;
            case Layout.Stretches(var map) -> of(tar, map, item.size(), item.stored());
            case Layout.MapFirst() -> {
                SparseMapText text = new SparseMapText(tar, item.stored());
                SparseMap map = text.read();
                yield of(tar, map, item.size(), item.stored() - text.taken());
            }
            case Layout.Unknown(var what) -> throw new TarException(what);
        };
    }

    private static InputStream of(InputStream tar, SparseMap map, long size, long stored) throws TarException {
        if (!map.fits(size, stored)) {
            throw new TarException("has a sparse file whose pieces are not what its header says");
        }
        return new SparseContent(tar, map, size);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        while (stretch < map.count() && at == map.offset(stretch) + map.length(stretch)) {
            stretch++;
        }
        if (at == size || length == 0) {
            return length == 0 ? 0 : -1;
        }
        long next = stretch < map.count() ? map.offset(stretch) : size;
        if (at < next) {
            int zeros = (int) Math.min(length, next - at);
            Arrays.fill(bytes, offset, offset + zeros, (byte) 0);
            at += zeros;
            return zeros;
        }
        int read = tar.read(bytes, offset, (int) Math.min(length, next + map.length(stretch) - at));
        if (read < 0) {
            throw new EOFException("ends too early");
        }
        at += read;
        return read;
    }
}
