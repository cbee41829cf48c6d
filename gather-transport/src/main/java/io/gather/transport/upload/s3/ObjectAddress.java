package io.gather.transport.upload.s3;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;

import io.gather.core.error.GatherException;
import io.gather.core.settings.S3Settings;
import io.gather.transport.error.WayError;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Where an object of a bucket is: its address, encoded as it is signed. */
record ObjectAddress(HttpUrl endpoint, String bucket, boolean pathStyle, String key) {
    static ObjectAddress of(S3Settings settings, String key) {
        String address = settings.endpoint().isEmpty() ? region(settings.region()) : settings.endpoint();
        HttpUrl endpoint = HttpUrl.parse(address.contains("://") ? address : "https://" + address);
        if (endpoint == null || endpoint.query() != null || !endpoint.username().isEmpty()
                || !endpoint.password().isEmpty()) {
            throw new GatherException(WayError.S3_ENDPOINT, "the endpoint is no address of a server",
                    "upload.s3.endpoint", "write it as https://HOST or https://HOST:PORT");
        }
        // A name with dots is no match for the certificate of *.HOST, and an address cannot have a name before it.
        boolean pathStyle = settings.pathStyle() || settings.bucket().contains(".")
                || endpoint.host().matches("[0-9.]+|.*:.*|localhost");
        return new ObjectAddress(endpoint, settings.bucket(), pathStyle, key);
    }

    private static String region(String region) {
        return "https://s3." + region + ".amazonaws.com" + (region.startsWith("cn-") ? ".cn" : "");
    }

    String type() {
        return key.endsWith(".tgz") ? "application/gzip" : "application/octet-stream";
    }

    /** @param query values may be empty */
    HttpUrl url(Map<String, String> query) {
        String base = endpoint.encodedPath().replaceFirst("/+$", "");
        HttpUrl.Builder url = endpoint.newBuilder()
                .encodedPath(base + "/" + (pathStyle ? encoded(bucket, "") + "/" : "") + encoded(key, "/"))
                .encodedQuery(query(query));
        if (!pathStyle) {
            url.host(bucket + "." + endpoint.host());
        }
        return url.build();
    }

    private static @Nullable String query(Map<String, String> query) {
        StringJoiner joined = new StringJoiner("&");
        query.forEach((name, value) -> joined.add(encoded(name, "") + "=" + encoded(value, "")));
        return query.isEmpty() ? null : joined.toString();
    }

    /** What is not in the set that S3 leaves as it is, is percent-encoded. */
    static String encoded(String text, String alsoPlain) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || "-._~".indexOf(b) >= 0
                    || alsoPlain.indexOf(b) >= 0);
            encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
        }
        return encoded.toString();
    }

    /** For people. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
