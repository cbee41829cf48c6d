package io.gather.transport.net.serve;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The password of a site: whoever tells it, as a browser does under any user's name or as a program does as a bearer, sees everything.
 * Only its digest is held.
 */
public final class SiteLogin {
    /** Shorter ones can be guessed. */
    public static final int SHORTEST = 12;

    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final byte[] digest;

    private SiteLogin(byte[] digest) {
        this.digest = digest;
    }

    /** @param password wiped by whoever has it */
    public static SiteLogin of(char[] password) {
        byte[] room = new byte[password.length * 4];
        ByteBuffer bytes = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), bytes, true);
        byte[] encoded = Arrays.copyOf(room, bytes.position());
        try {
            return new SiteLogin(digest(encoded));
        } finally {
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(room, (byte) 0);
        }
    }

    /** Takes as long whatever was told. */
    boolean isToldBy(@Nullable String authorization) {
        byte[] told = authorization == null ? new byte[0] : told(authorization);
        return MessageDigest.isEqual(digest, digest(told));
    }

    private static byte[] told(String authorization) {
        String kind = authorization.toLowerCase(Locale.ROOT);
        if (kind.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
        }
        if (!kind.startsWith(BASIC)) {
            return new byte[0];
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
            int colon = 0;
            while (colon < pair.length && pair[colon] != ':') {
                colon++;
            }
            return Arrays.copyOfRange(pair, Math.min(colon + 1, pair.length), pair.length);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
