package io.gather.transport.upload.s3;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import okhttp3.HttpUrl;

/** Signs requests as AWS's Signature Version 4 wants it. */
final class Signer {
    /** What is signed is in the body, chunk by chunk. */
    static final String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    /** TLS keeps the body whole, and its MD5 is compared with the server's tag. */
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";
    static final String EMPTY = Hashes.sha256Hex("");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private final S3Credentials keys;
    private final String region;
    private final InstantSource clock;

    Signer(S3Credentials keys, String region, InstantSource clock) {
        this.keys = keys;
        this.region = region;
        this.clock = clock;
    }

    /**
     * @param headers all to be sent
     * @param chunks for the chunks of the body, if it has them
     */
    record Signed(Map<String, String> headers, Chunks chunks) {}

    /**
     * @param url encoded as it will be sent
     * @param headers names in lower case
     * @param payload digest of the body in hex, or what stands for it
     */
    Signed sign(String method, HttpUrl url, Map<String, String> headers, String payload) {
        Instant now = clock.instant();
        String stamp = STAMP.format(now);
        String scope = stamp.substring(0, 8) + "/" + region + "/s3/aws4_request";
        TreeMap<String, String> all = new TreeMap<>(headers);
        all.put("host", host(url));
        all.put("x-amz-date", stamp);
        all.put("x-amz-content-sha256", payload);
        if (keys.token() != null) {
            all.put("x-amz-security-token", keys.token());
        }
        String names = String.join(";", all.keySet());
        String canonical = String.join("\n", method, url.encodedPath(), query(url),
                all.entrySet().stream().map(it -> it.getKey() + ":" + it.getValue().strip() + "\n")
                        .collect(Collectors.joining()),
                names, payload);
        byte[] key = keys.derive(stamp.substring(0, 8), region);
        String signature = Hashes.hex(Hashes.hmac(key,
                String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, Hashes.sha256Hex(canonical))));
        all.put("authorization", "AWS4-HMAC-SHA256 Credential=" + keys.access() + "/" + scope + ", SignedHeaders="
                + names + ", Signature=" + signature);
        return new Signed(all, new Chunks(key, stamp, scope, signature));
    }

    /** As HTTP clients send it: without the usual port. */
    private static String host(HttpUrl url) {
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
    }

    private static String query(HttpUrl url) {
        String query = url.encodedQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1)).map(it -> it.contains("=") ? it : it + "=").sorted()
                        .collect(Collectors.joining("&"));
    }
}
