package io.gather.stats.query;

import java.util.List;

/** A pattern for names of stats, tags and clusters: {@code *} stands for anything, dots too, {@code ?} for one character. */
public record StatNameGlob(String pattern) {
    /** No globs match everything. */
    public static boolean any(List<StatNameGlob> globs, String text) {
        if (globs.isEmpty()) {
            return true;
        }
        for (StatNameGlob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    /** Goes back to the last star only, so that no pattern takes long. */
    public boolean matches(String text) {
        int star = -1;
        int after = 0;
        int p = 0;
        int t = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                after = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++after;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
