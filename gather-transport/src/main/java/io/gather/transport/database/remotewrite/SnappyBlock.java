package io.gather.transport.database.remotewrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.xerial.snappy.Snappy;

/** Bytes as one block of Snappy. */
final class SnappyBlock {
    private static final int LONGEST_LITERAL = 1 << 16;

    private SnappyBlock() {}

    static byte[] of(byte[] bytes) throws IOException {
        try {
            return Snappy.compress(bytes);
        } catch (LinkageError e) {
            // Where the library has no program for this machine, or may not unpack it.
            return stored(bytes);
        }
    }

    /** Everything as it is, as the format allows. */
    static byte[] stored(byte[] bytes) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(bytes.length + 64);
        int left = bytes.length;
        while ((left & ~0x7f) != 0) {
            block.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        block.write(left);
        for (int at = 0; at < bytes.length; at += LONGEST_LITERAL) {
            int length = Math.min(LONGEST_LITERAL, bytes.length - at);
            // A literal whose length, less one, is in the two bytes behind.
            block.write(61 << 2);
            block.write(length - 1);
            block.write((length - 1) >>> Byte.SIZE);
            block.write(bytes, at, length);
        }
        return block.toByteArray();
    }
}
