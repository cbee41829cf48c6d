package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.gather.core.settings.HttpSettings;
import io.gather.core.settings.UploadSettings;

/**
 * By what a gather is done: for a process that goes on with it, or cleans up after it, and was told nothing.
 *
 * @param spool base of the minions' spools
 * @param fanout nodes at the same time
 * @param upload where and how bundles are sent; without headers that may be secrets
 * @param strict whether items that failed decide the exit code
 */
public record Means(Path spool, int fanout, UploadSettings upload, boolean strict) {
    private static final Pattern SECRET = Pattern.compile("auth|token|key|secret|pass|cookie|session|credential");

    public Means {
        upload = upload.with(upload.http().withHeaders(headers(upload.http(), false)));
    }

    /** With those headers of the settings that were not kept. */
    public UploadSettings uploadWith(UploadSettings saved) {
        return upload.with(upload.http().withHeaders(
                Stream.concat(upload.http().headers().stream(), headers(saved.http(), true).stream()).toList()));
    }

    private static List<String> headers(HttpSettings http, boolean secret) {
        return http.headers().stream().filter(header -> secret == SECRET
                .matcher(header.replaceFirst(":.*", "").toLowerCase(Locale.ROOT)).find()).toList();
    }
}
