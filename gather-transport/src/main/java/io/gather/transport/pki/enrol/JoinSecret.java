package io.gather.transport.pki.enrol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 128 random bits that an invitation and a token have in common. They never travel; what they prove does. */
final class JoinSecret {
    static final int BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";

    /** Who proves, so that nobody's proof passes for the other's. */
    enum Side {
        NODE,
        OVERLORD
    }

    private final byte[] bytes;

    JoinSecret(byte... bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
    }

    static JoinSecret random(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new JoinSecret(bytes);
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Over digests, each of the same length. */
    String proof(Side side, byte[]... digests) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            mac.update((side.name() + ":").getBytes(StandardCharsets.US_ASCII));
            for (byte[] digest : digests) {
                mac.update(digest);
            }
            return Base64.getEncoder().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes as long for any proof that is wrong. */
    boolean isProvenBy(String proof, Side side, byte[]... digests) {
        return MessageDigest.isEqual(proof.getBytes(StandardCharsets.UTF_8),
                proof(side, digests).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JoinSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "secret";
    }
}
