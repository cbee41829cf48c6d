package io.gather.transport.upload.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import io.gather.fixtures.s3.S3Server;

/** Makes an address that takes one object, as a support engineer would hand it out. */
final class Presigned {
    private Presigned() {}

    static String put(String host, String path, int seconds) {
        String stamp = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC)
                .format(Instant.now());
        String scope = stamp.substring(0, 8) + "/us-east-1/s3/aws4_request";
        String query = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential="
                + URLEncoder.encode(S3Server.ACCESS_KEY + "/" + scope, StandardCharsets.UTF_8) + "&X-Amz-Date=" + stamp
                + "&X-Amz-Expires=" + seconds + "&X-Amz-SignedHeaders=host";
        String canonical = String.join("\n", "PUT", path, query, "host:" + host + "\n", "host", "UNSIGNED-PAYLOAD");
        try (S3Credentials keys = S3Credentials.of(S3Server.ACCESS_KEY, S3Server.SECRET_KEY.toCharArray(), null)) {
            String signature = Hashes.hex(Hashes.hmac(keys.derive(stamp.substring(0, 8), "us-east-1"),
                    String.join("\n", "AWS4-HMAC-SHA256", stamp, scope, Hashes.sha256Hex(canonical))));
            return "http://" + host + path + "?" + query + "&X-Amz-Signature=" + signature;
        }
    }
}
