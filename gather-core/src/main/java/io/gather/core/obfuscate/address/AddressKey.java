package io.gather.core.obfuscate.address;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What makes one installation's replacements its own. Safe for several threads. */
public final class AddressKey {
    /** Bytes of a key. */
    public static final int SIZE = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    /** @param key of {@link #SIZE} bytes */
    public AddressKey(byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** A digest of 256 bits that nobody makes without the key. */
    public byte[] digest(String purpose, byte[] of) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(of);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java copies " + ALGORITHM, e);
        }
    }

    byte[] digest(String purpose, long context, long prefix, int depth) {
        return digest(purpose, ByteBuffer.allocate(17).putLong(context).putLong(prefix).put((byte) depth).array());
    }
}
