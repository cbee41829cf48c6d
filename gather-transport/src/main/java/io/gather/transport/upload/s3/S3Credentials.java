package io.gather.transport.upload.s3;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.secret.Secrets;
import io.gather.transport.error.WayError;
import org.jspecify.annotations.Nullable;

/** Whose requests they are; for one attempt, then wiped. */
final class S3Credentials implements AutoCloseable {
    private final String access;
    private final byte[] secret;
    private final @Nullable String token;

    private S3Credentials(String access, byte[] secret, @Nullable String token) {
        this.access = access;
        this.secret = secret;
        this.token = token;
    }

    static S3Credentials from(Secrets secrets) {
        Optional<char[]> secret = secrets.find(S3Way.SECRET_KEY);
        Optional<char[]> access = secrets.find(S3Way.ACCESS_KEY);
        if (secret.isEmpty() || access.isEmpty()) {
            secret.ifPresent(it -> Arrays.fill(it, '\0'));
            throw new GatherException(WayError.S3_NO_KEYS,
                    "there is no " + (access.isEmpty() ? "access key" : "secret key") + " for S3", "",
                    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or GATHER_S3_SIGNED_URL");
        }
        return of(text(access.get()), secret.get(),
                secrets.find(S3Way.SESSION_TOKEN).map(S3Credentials::text).orElse(null));
    }

    /** @param secret is wiped */
    static S3Credentials of(String access, char[] secret, @Nullable String token) {
        ByteBuffer encoded = ByteBuffer.allocate(4 + 4 * secret.length).put("AWS4".getBytes(StandardCharsets.US_ASCII));
        CoderResult ignored = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(secret), encoded, true);
        byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(secret, '\0');
        return new S3Credentials(access, bytes, token);
    }

    private static String text(char[] secret) {
        String text = new String(secret).strip();
        Arrays.fill(secret, '\0');
        return text;
    }

    String access() {
        return access;
    }

    @Nullable
    String token() {
        return token;
    }

    /** The key for a day's requests to a region. */
    byte[] derive(String day, String region) {
        return Hashes.hmac(Hashes.hmac(Hashes.hmac(Hashes.hmac(secret, day), region), "s3"), "aws4_request");
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }
}
