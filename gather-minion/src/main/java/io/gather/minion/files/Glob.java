package io.gather.minion.files;

import java.util.regex.Pattern;

/**
 * Patterns of the catalog: {@code *}, {@code ?} and {@code […]} within one component, {@code **} any number of components; a backslash
 * takes the meaning from what follows. A name that begins with a dot is a name like any other.
 */
public final class Glob {
    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    public static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\');
    }

    /** For one component, or any text without structure. */
    public static Glob ofName(String glob) {
        return new Glob(Pattern.compile(component(glob), Pattern.DOTALL));
    }

    /** For whole absolute paths. */
    static Glob ofPath(String glob) {
        StringBuilder regex = new StringBuilder();
        String[] components = glob.split("/");
        for (int i = 0; i < components.length; i++) {
            if (components[i].isEmpty()) {
                continue;
            }
            boolean last = i == components.length - 1;
            if (components[i].equals("**")) {
                regex.append(last ? "/.+" : "(?:/[^/]+)*");
            } else {
                regex.append('/').append(component(components[i]));
            }
        }
        return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    private static String component(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? closing(glob, i) : -1;
            if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (close > 0) {
                regex.append(set(glob.substring(i + 1, close)));
                i = close;
            } else if (c == '\\' && i + 1 < glob.length()) {
                i++;
                regex.append(Pattern.quote(glob.substring(i, i + 1)));
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** Where the set ends; -1: this is a bracket like any other character. */
    private static int closing(String glob, int open) {
        int first = open + 1;
        if (first < glob.length() && (glob.charAt(first) == '!' || glob.charAt(first) == '^')) {
            first++;
        }
        // A bracket that comes first belongs to the set.
        return glob.indexOf(']', first + 1);
    }

    private static String set(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        StringBuilder regex = new StringBuilder(negated ? "[^/" : "[");
        String members = negated ? inside.substring(1) : inside;
        for (int i = 0; i < members.length(); i++) {
            char c = members.charAt(i);
            if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
                char to = members.charAt(i + 2);
                if (to >= c) {
                    regex.append(escaped(c)).append('-').append(escaped(to));
                }
                i += 2;
            } else {
                regex.append(escaped(c));
            }
        }
        String text = regex.append("]").toString();
        // Only ranges that run backwards: nothing can match.
        return text.equals("[]") ? "(?!)" : negated ? text : "(?!/)" + text;
    }

    private static String escaped(char c) {
        return Character.isLetterOrDigit(c) ? String.valueOf(c) : "\\" + c;
    }
}
