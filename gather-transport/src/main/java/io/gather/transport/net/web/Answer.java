package io.gather.transport.net.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What a server said.
 *
 * @param url where it was asked in the end
 * @param text the beginning of the answer's content, a character a byte
 * @param sentAll whether it had been given the whole content by then
 */
public record Answer(String method, HttpUrl url, int status, String reason, Headers headers, String text,
        boolean sentAll) {
    public boolean isGood() {
        return status / 100 == 2;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A whole number in a header. */
    public Optional<Long> number(String name) {
        return header(name).map(String::strip).filter(it -> it.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** Where a header points to. */
    public Optional<HttpUrl> location() {
        return header("Location").map(url::resolve);
    }

    /** Whether the content begins with these bytes, of which it may hold 8 KiB at most. */
    public boolean isText(byte[] bytes) {
        return text.startsWith(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** Without query, which may hold what others should not see. */
    public static String shown(HttpUrl url) {
        return url.newBuilder().username("").password("").query(null).fragment(null).build().toString();
    }
}
