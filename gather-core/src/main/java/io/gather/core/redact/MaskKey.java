package io.gather.core.redact;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What stands for a secret: the same for the same one, and nobody without the key can tell which. Without a key all are the same. */
final class MaskKey {
    /** Of which no secret can be told, nor whether two are the same. */
    static final MaskKey NONE = new MaskKey(new byte[0]);
    static final String PREFIX = "MASKED_";
    static final int LENGTH = PREFIX.length() + 8;

    private static final String METHOD = "HmacSHA256";
    private static final byte[] STARS = "********".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;

    private MaskKey(byte[] key) {
        this.key = key.clone();
    }

    static MaskKey of(byte[] key) {
        return key.length == 0 ? NONE : new MaskKey(key);
    }

    byte[] of(byte[] secret, int from, int to) {
        if (key.length == 0) {
            return STARS.clone();
        }
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(key, METHOD));
            mac.update(secret, from, to - from);
            return (PREFIX + HexFormat.of().formatHex(mac.doFinal(), 0, 4)).getBytes(StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + METHOD, impossible);
        }
    }

    /** Whether it is nothing but what stands for a secret already, and marks around it. */
    static boolean isMasked(String text) {
        int at = text.indexOf(PREFIX);
        if (at < 0) {
            return false;
        }
        String rest = text.replaceAll(PREFIX + "[0-9a-f]{8}", "");
        return rest.chars().noneMatch(Character::isLetterOrDigit);
    }
}
