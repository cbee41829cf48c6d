package io.gather.core.bundle.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The map that goes before the content of a sparse file: decimal numbers, a line each, in whole blocks. */
final class SparseMapText {
    private final InputStream tar;
    private final long most;
    private byte[] block = new byte[0];
    private int at;
    private long taken;

    /** @param most bytes that it can have */
    SparseMapText(InputStream tar, long most) {
        this.tar = tar;
        this.most = most;
    }

    SparseMap read() throws IOException {
        SparseMap map = new SparseMap();
        for (long count = number(); count > 0; count--) {
            long offset = number();
            map.add(offset, number());
        }
        return map;
    }

    /** How many bytes of the tar it took. */
    long taken() {
        return taken;
    }

    private long number() throws IOException {
        StringBuilder digits = new StringBuilder();
        for (int c = next(); c != '\n'; c = next()) {
            digits.append((char) c);
            if (digits.length() > 20) {
                throw new TarException("has a sparse file without a map");
            }
        }
        return Numerals.decimal(digits.toString());
    }

    private int next() throws IOException {
        if (at == block.length) {
            if (most - taken < TarHeader.BLOCK) {
                throw new TarException("has a sparse file without a map");
            }
            block = tar.readNBytes(TarHeader.BLOCK);
            if (block.length < TarHeader.BLOCK) {
                throw new EOFException("ends within the map of a sparse file");
            }
            taken += TarHeader.BLOCK;
            at = 0;
        }
        return block[at++] & 0xff;
    }
}
