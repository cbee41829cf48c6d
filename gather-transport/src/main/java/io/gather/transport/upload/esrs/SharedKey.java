package io.gather.transport.upload.esrs;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import okhttp3.HttpUrl;

/** Signs requests with the key that gateway and device share. The key itself is never sent. */
final class SharedKey {
    static final String SCHEME = "Gather-HMAC-SHA256";
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final SecretKeySpec key;
    private final String serial;
    private final InstantSource clock;

    private SharedKey(SecretKeySpec key, String serial, InstantSource clock) {
        this.key = key;
        this.serial = serial;
        this.clock = clock;
    }

    /** @param secret wiped */
    static SharedKey of(char[] secret, String serial, InstantSource clock) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] key = new byte[bytes.remaining()];
        bytes.get(key);
        try {
            return new SharedKey(new SecretKeySpec(key, "HmacSHA256"), serial, clock);
        } finally {
            Arrays.fill(secret, '\0');
            Arrays.fill(key, (byte) 0);
        }
    }

    Map<String, String> headers(String method, HttpUrl url, String sha256) {
        String date = DATE.format(clock.instant());
        String query = url.encodedQuery();
        String path = url.encodedPath() + (query == null ? "" : "?" + query);
        return Map.of("Date", date, "Authorization", SCHEME + " serial=\"" + serial + "\", signature=\""
                + signature(method + "\n" + path + "\n" + date + "\n" + sha256) + "\"");
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
