package io.gather.core.redact;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

import io.gather.core.bundle.gzip.Sha256;

/** What would stand in a mask, of many words one after the other: of those who have the key. For one thread. */
public final class MaskDigest {
    /** How masks begin; eight hexadecimal digits follow. */
    public static final String PREFIX = MaskKey.PREFIX;

    private static final int BLOCK = 64;
    private static final int INNER = 0x36;
    private static final int OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;
    private final byte[] digest = new byte[32];

    /** @param key in hexadecimal digits */
    public MaskDigest(String key) {
        byte[] bytes = HexFormat.of().parseHex(key);
        byte[] block = Arrays.copyOf(bytes.length > BLOCK ? Sha256.sha256().digest(bytes) : bytes, BLOCK);
        this.inner = begun(block, INNER);
        this.outer = begun(block, OUTER);
    }

    private static MessageDigest begun(byte[] block, int pad) {
        byte[] padded = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            padded[i] = (byte) (block[i] ^ pad);
        }
        MessageDigest begun = Sha256.sha256();
        begun.update(padded);
        return begun;
    }

    /** The digits of the mask, as a number. */
    public int of(byte[] word, int from, int length) {
        try {
            MessageDigest first = (MessageDigest) inner.clone();
            first.update(word, from, length);
            first.digest(digest, 0, digest.length);
            MessageDigest second = (MessageDigest) outer.clone();
            second.update(digest);
            second.digest(digest, 0, digest.length);
        } catch (CloneNotSupportedException | DigestException impossible) {
            throw new IllegalStateException("every Java can copy a SHA-256", impossible);
        }
        return (digest[0] & 0xff) << 24 | (digest[1] & 0xff) << 16 | (digest[2] & 0xff) << 8 | (digest[3] & 0xff);
    }
}
