package io.gather.transport.metrics;

import java.nio.charset.StandardCharsets;

/**
 * What is answered.
 *
 * @param type of the content
 * @param guarded whether it is only for those who log in, where there is a login
 */
public record Page(int status, String type, String content, boolean guarded) {
    public static Page of(String type, String content) {
        return new Page(200, type, content, false);
    }

    public static Page guarded(String type, String content) {
        return new Page(200, type, content, true);
    }

    static Page error(int status, String text) {
        return new Page(status, "text/plain; charset=utf-8", text + "\n", false);
    }

    byte[] bytes() {
        return content.getBytes(StandardCharsets.UTF_8);
    }
}
