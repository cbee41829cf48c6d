package io.gather.transport.net.serve;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * What visitors have to tell: a password, as a browser does under any user's name or as a program does as a bearer; or a user and a password.
 * Only its digest is held.
 */
public final class SiteLogin {
    /** Shorter ones can be guessed. */
    public static final int SHORTEST = 12;

    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";

    private final byte[] digest;
    private final boolean ofUser;
    private final String realm;
    private final Predicate<String> guarded;

    private SiteLogin(byte[] digest, boolean ofUser, String realm, Predicate<String> guarded) {
        this.digest = digest;
        this.ofUser = ofUser;
        this.realm = realm;
        this.guarded = guarded;
    }

    /**
     * Whoever tells it sees everything.
     *
     * @param password wiped by whoever has it
     */
    public static SiteLogin of(char[] password) {
        byte[] room = new byte[password.length * 4];
        ByteBuffer bytes = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(password), bytes, true);
        byte[] encoded = Arrays.copyOf(room, bytes.position());
        try {
            return new SiteLogin(digest(encoded), false, "gather", _ -> true);
        } finally {
            Arrays.fill(encoded, (byte) 0);
            Arrays.fill(room, (byte) 0);
        }
    }

    /**
     * Of one user alone, who is told it is wanted with each of these pages, also where it was told.
     *
     * @param guarded the paths that it is wanted for
     */
    public static SiteLogin ofUser(String user, String password, String realm, Predicate<String> guarded) {
        return new SiteLogin(digest((user + ":" + password).getBytes(StandardCharsets.UTF_8)), true, realm, guarded);
    }

    boolean guards(String path) {
        return guarded.test(path);
    }

    /** What is said to those who did not tell it. */
    String refusal() {
        return ofUser ? "Not authorized" : "a password is wanted";
    }

    /** Whether to tell also those who did that it is wanted. */
    boolean isAlwaysWanted() {
        return ofUser;
    }

    String challenge() {
        return "Basic realm=\"" + realm + "\"" + (ofUser ? "" : ", charset=\"UTF-8\"");
    }

    /** Takes as long whatever was told. */
    boolean isToldBy(@Nullable String authorization) {
        byte[] told = authorization == null ? new byte[0] : told(authorization);
        return MessageDigest.isEqual(digest, digest(told));
    }

    private byte[] told(String authorization) {
        String kind = authorization.toLowerCase(Locale.ROOT);
        if (!ofUser && kind.startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.ISO_8859_1);
        }
        if (!kind.startsWith(BASIC)) {
            return new byte[0];
        }
        try {
            byte[] pair = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
            return ofUser ? pair : password(pair);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] password(byte[] pair) {
        int colon = 0;
        while (colon < pair.length && pair[colon] != ':') {
            colon++;
        }
        return Arrays.copyOfRange(pair, Math.min(colon + 1, pair.length), pair.length);
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
