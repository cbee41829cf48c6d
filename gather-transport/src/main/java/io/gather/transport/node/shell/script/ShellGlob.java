package io.gather.transport.node.shell.script;

/**
 * Puts patterns of the catalog into the form that all shells, and {@code find}, understand alike: sets are negated by {@code !}, and
 * what a backslash took the meaning from stands in a set of its own.
 */
final class ShellGlob {
    private ShellGlob() {}

    static String of(String glob) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            int close = c == '[' ? closing(glob, i) : -1;
            if (close > 0) {
                pattern.append(set(glob.substring(i + 1, close)));
                i = close;
            } else if (c == '\\' && i + 1 < glob.length()) {
                i++;
                pattern.append(literal(glob.charAt(i)));
            } else if (c == '*' || c == '?') {
                pattern.append(c);
            } else {
                pattern.append(literal(c));
            }
        }
        return pattern.toString();
    }

    private static String set(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String members = (negated ? inside.substring(1) : inside).replace("\\", "\\\\");
        return (negated ? "[!" : "[") + members + "]";
    }

    private static String literal(char c) {
        return switch (c) {
            case '*', '?', '[' -> "[" + c + "]";
            case '\\' -> "\\\\";
            default -> String.valueOf(c);
        };
    }

    /** Where the set ends; -1: this is a bracket like any other character. */
    private static int closing(String glob, int open) {
        int first = open + 1;
        if (first < glob.length() && (glob.charAt(first) == '!' || glob.charAt(first) == '^')) {
            first++;
        }
        int close = glob.indexOf(']', first + 1);
        return close < 0 || glob.substring(open, close).indexOf('/') >= 0 ? -1 : close;
    }
}
