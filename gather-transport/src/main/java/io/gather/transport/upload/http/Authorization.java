package io.gather.transport.upload.http;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.transport.error.WayError;
import okhttp3.Credentials;

/** Who we are, told without being asked: a bundle is not sent twice to learn that. */
record Authorization(String user, Secrets secrets) {
    Map<String, String> headers() {
        if (!user.isEmpty()) {
            String password = text(HttpWay.PASSWORD)
                    .orElseThrow(() -> new GatherException(WayError.NO_UPLOAD_PASSWORD,
                            "there is a user for uploads, and no password", "upload.http.user",
                            "give the password, or no user"));
            return Map.of("Authorization", Credentials.basic(user, password, StandardCharsets.UTF_8));
        }
        return text(HttpWay.TOKEN).map(token -> Map.of("Authorization", "Bearer " + checked(token))).orElse(
                Map.of());
    }

    private static String checked(String token) {
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new GatherException(WayError.TOKEN_WRONG, "the token holds what no token may",
                    "upload.http", "look for spaces and other letters than of ASCII in it");
        }
        return token;
    }

    private Optional<String> text(Secret secret) {
        return secrets.find(secret).map(found -> {
            String text = CharBuffer.wrap(found).toString();
            Arrays.fill(found, '\0');
            return text;
        });
    }
}
