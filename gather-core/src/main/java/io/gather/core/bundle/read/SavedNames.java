package io.gather.core.bundle.read;

import io.gather.core.bundle.Names;

/** Names of a tar that anybody made, as they may stand in a bundle. */
final class SavedNames {
    private final String fallback;
    private String root = "";

    /** @param fallback the root where the tar has none */
    SavedNames(String fallback) {
        this.fallback = Names.isSafe(fallback) && !fallback.contains("/") ? fallback : "salvaged";
    }

    /** The first component of the first name, if there is something below it. */
    String root(String firstName, boolean directory) {
        String clean = clean(firstName);
        int slash = clean.indexOf('/');
        root = slash > 0 ? clean.substring(0, slash) : directory ? clean : fallback;
        return root;
    }

    /** Below the root; empty for the root itself. */
    String below(String name) {
        String clean = clean(name);
        return clean.equals(root) ? "" : clean.startsWith(root + "/") ? clean.substring(root.length() + 1) : clean;
    }

    private static String clean(String name) {
        String clean = name;
        while (clean.startsWith("./") || clean.startsWith("/")) {
            clean = clean.substring(clean.indexOf('/') + 1);
        }
        return Names.isSafe(clean) ? clean : Names.ofPath(clean);
    }
}
