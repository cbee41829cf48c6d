package io.gather.transport.pki.enrol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PkiError;
import io.gather.transport.pki.authority.PkiName;

/**
 * What is carried to a node by hand, good for one enrolment: by its secret each side knows the other, and by the authority's digest the node
 * knows whom it will obey.
 *
 * @param authority the beginning of the digest of the authority's public key
 */
public record EnrolmentToken(JoinSecret secret, AuthorityDigest authority, Instant until, PkiName node) {
    private static final byte VERSION = 1;
    private static final int CHECKSUM = 4;
    private static final int FIXED = 1 + JoinSecret.BYTES + AuthorityDigest.BYTES + 4;
    private static final int LONGEST = 200;

    /** The text that is typed, in letters that no shell takes for anything else. */
    public String text() {
        byte[] name = node.text().getBytes(StandardCharsets.US_ASCII);
        byte[] body = ByteBuffer.allocate(FIXED + name.length).put(VERSION).put(secret.bytes()).put(authority.bytes())
                .putInt((int) until.getEpochSecond()).put(name).array();
        byte[] whole = ByteBuffer.allocate(body.length + CHECKSUM).put(body).put(checksum(body)).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @throws GatherException when it was not copied whole */
    public static EnrolmentToken of(String text) {
        String typed = text.strip();
        if (typed.length() > LONGEST) {
            throw unreadable("it is too long");
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(typed);
        } catch (IllegalArgumentException e) {
            throw unreadable("it has a letter that no token has, or is cut off");
        }
        if (whole.length <= FIXED + CHECKSUM) {
            throw unreadable("it is too short");
        }
        byte[] body = Arrays.copyOf(whole, whole.length - CHECKSUM);
        if (!Arrays.equals(checksum(body), Arrays.copyOfRange(whole, body.length, whole.length))) {
            throw unreadable("a letter of it is wrong, or missing");
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        if (in.get() != VERSION) {
            throw unreadable("it was made by another version");
        }
        byte[] secret = new byte[JoinSecret.BYTES];
        byte[] digest = new byte[AuthorityDigest.BYTES];
        in.get(secret).get(digest);
        Instant until = Instant.ofEpochSecond(Integer.toUnsignedLong(in.getInt()));
        byte[] name = new byte[in.remaining()];
        in.get(name);
        return new EnrolmentToken(new JoinSecret(secret), AuthorityDigest.of(digest), until,
                new PkiName(new String(name, StandardCharsets.ISO_8859_1)));
    }

    boolean isOf(PublicKey key) {
        return authority.equals(AuthorityDigest.of(key));
    }

    private static byte[] checksum(byte[] body) {
        return Arrays.copyOf(Digests.sha256(body), CHECKSUM);
    }

    private static GatherException unreadable(String why) {
        return new GatherException(PkiError.TOKEN_UNREADABLE, "the token cannot be read: " + why, "",
                "copy it whole, in one line, as the invitation shows it");
    }

    /** A secret is not for logs. */
    @Override
    public String toString() {
        return "token for " + node;
    }
}
