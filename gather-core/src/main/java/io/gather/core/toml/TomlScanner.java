package io.gather.core.toml;

import java.util.ArrayList;
import java.util.List;

/** Finds the statements of a TOML text that is known to be well formed: headers, keys, and where their values end. */
final class TomlScanner {
    /** In the path of what is below {@code [[header]]}: no name that anybody asks for. */
    private static final String ELEMENT = "[]";

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private List<String> header = List.of();
    private int at;

    /**
     * @param path with that of the header
     * @param start of the line
     * @param end after the line feed of the last line
     */
    record Statement(boolean isHeader, List<String> header, List<String> path, int start, int valueStart, int valueEnd,
            int end) {}

    private TomlScanner(String text) {
        this.text = text;
    }

    static List<Statement> scan(String text) {
        TomlScanner scanner = new TomlScanner(text);
        scanner.all();
        return scanner.statements;
    }

    private void all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#') {
                at = lineEnd(at);
            } else if (c == '[') {
                header();
            } else {
                key();
            }
        }
    }

    private void header() {
        int start = lineStart(at);
        boolean element = text.startsWith("[[", at);
        at += element ? 2 : 1;
        List<String> path = path();
        if (element) {
            path.add(ELEMENT);
        }
        header = List.copyOf(path);
        at = lineEnd(at);
        statements.add(new Statement(true, header, header, start, start, at, at));
    }

    private void key() {
        int start = lineStart(at);
        List<String> path = new ArrayList<>(header);
        path.addAll(path());
        at = blanks(at + 1);
        int value = at;
        int end = valueEnd(at);
        at = lineEnd(end);
        statements.add(new Statement(false, header, List.copyOf(path), start, value, end, at));
    }

    /** Names with dots between them; stops at what follows. */
    private List<String> path() {
        List<String> parts = new ArrayList<>();
        do {
            at = blanks(parts.isEmpty() ? at : at + 1);
            int start = at;
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = stringEnd(at);
                parts.add(text.substring(start + 1, at - 1));
            } else {
                while (".=] \t".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                parts.add(text.substring(start, at));
            }
            at = blanks(at);
        } while (text.charAt(at) == '.');
        return parts;
    }

    private int valueEnd(int from) {
        char c = text.charAt(from);
        if (c == '"' || c == '\'') {
            return stringEnd(from);
        }
        if (c == '[' || c == '{') {
            return nestedEnd(from);
        }
        int end = from;
        while (end < text.length() && "\n\r#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return from + text.substring(from, end).stripTrailing().length();
    }

    private int nestedEnd(int from) {
        int depth = 0;
        int i = from;
        do {
            switch (text.charAt(i)) {
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                case '"', '\'' -> i = stringEnd(i) - 1;
                case '#' -> i = lineEnd(i) - 1;
                default -> {
                    // Values and commas.
                }
            }
            i++;
        } while (depth > 0);
        return i;
    }

    private int stringEnd(int from) {
        String one = text.substring(from, from + 1);
        boolean lines = text.startsWith(one.repeat(3), from);
        String quote = lines ? one.repeat(3) : one;
        int i = from + quote.length();
        while (!text.startsWith(quote, i)) {
            i += one.equals("\"") && text.charAt(i) == '\\' ? 2 : 1;
        }
        i += quote.length();
        // A text of several lines may end in up to two quotes of its own.
        while (lines && i < text.length() && text.startsWith(one, i)) {
            i++;
        }
        return i;
    }

    private int blanks(int from) {
        int i = from;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private int lineStart(int from) {
        return text.lastIndexOf('\n', from - 1) + 1;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
