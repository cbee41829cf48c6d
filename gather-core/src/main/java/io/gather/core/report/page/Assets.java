package io.gather.core.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** A page's own styles and script, and the policy that lets a browser run these and nothing else. */
public record Assets(String style, String script) {
    private static final List<String> STYLES = List.of("base.css", "tables.css", "timeline.css", "media.css");
    private static final List<String> SCRIPTS = List.of("words.js", "data.js", "elements.js", "filter.js", "table.js",
            "overview.js", "disclosure.js", "nodes.js", "items.js", "timeline.js", "main.js");

    static Assets load() throws IOException {
        return of(Assets.class, STYLES, SCRIPTS);
    }

    /**
     * Of another page.
     *
     * @param beside the class that the files lie beside; names that begin with a slash are looked for from the root
     */
    public static Assets of(Class<?> beside, List<String> styles, List<String> scripts) throws IOException {
        return new Assets(join(beside, styles), "(function () {\n'use strict';\n" + join(beside, scripts) + "})();\n");
    }

    /** Hashes instead of {@code unsafe-inline}: a script that came in with a name would not run even if it were let through. */
    public String policy() {
        return "default-src 'none'; script-src '" + hash(script) + "'; style-src '" + hash(style)
                + "'; base-uri 'none'; form-action 'none'";
    }

    private static String join(Class<?> beside, List<String> names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            try (InputStream in = beside.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IOException("the program lacks its resource " + name);
                }
                all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
