package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.gather.core.bundle.Names;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.files.HashSetOnDisk;

/** Names of a tar that anybody made, as they may stand in a bundle. */
final class SavedNames {
    /** Leaves room for the root, and for what is added where a name is taken. */
    private static final int LONGEST = Names.LONGEST - 600;

    private final String fallback;
    private final HashSetOnDisk taken;
    private String root = "";

    /** @param fallback the root where the tar has none */
    SavedNames(String fallback, HashSetOnDisk taken) {
        this.fallback = Names.isSafe(fallback) && !fallback.contains("/") ? fallback : "salvaged";
        this.taken = taken;
    }

    /** The first component of the first name, if there is something below it. */
    String root(String firstName, boolean directory) {
        String clean = firstName.length() > LONGEST ? "" : clean(firstName);
        int slash = clean.indexOf('/');
        root = slash > 0 ? clean.substring(0, slash) : directory && !clean.isEmpty() ? clean : fallback;
        return root;
    }

    /** Below the root; empty for the root itself. */
    String below(String name) {
        String clean = clean(name);
        return clean.equals(root) ? "" : clean.startsWith(root + "/") ? clean.substring(root.length() + 1) : clean;
    }

    /** The name, or with {@code .1}, {@code .2}, … where a file before has it. */
    String free(String path) throws IOException {
        String name = path;
        for (int i = 1; !taken.add(name); i++) {
            name = path + "." + i;
        }
        return name;
    }

    /** Where a link must point to that stands at one place below the root and means another. */
    static String relative(String from, String to) {
        int common = 0;
        for (int slash = from.indexOf('/'); slash >= 0 && to.startsWith(from.substring(0, slash + 1)); slash = from
                .indexOf('/', slash + 1)) {
            common = slash + 1;
        }
        long up = from.substring(common).chars().filter(c -> c == '/').count();
        return "../".repeat((int) up) + to.substring(common);
    }

    private static String clean(String name) {
        if (name.length() > LONGEST) {
            return shortened(name);
        }
        int start = 0;
        while (name.startsWith("./", start) || name.startsWith("/", start)) {
            start = name.indexOf('/', start) + 1;
        }
        String clean = name.substring(start);
        return Names.isSafe(clean) ? clean : Names.ofPath(clean);
    }

    /** Its last component, in a directory that only this name has. */
    private static String shortened(String name) {
        MessageDigest digest = Sha256.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        String last = name.substring(Math.max(name.lastIndexOf('/') + 1, name.length() - Names.LONGEST));
        return "long-names/" + Sha256.hex(digest).substring(0, 16) + "/" + Names.ofPath(last);
    }
}
