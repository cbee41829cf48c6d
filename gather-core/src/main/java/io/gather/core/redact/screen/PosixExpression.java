package io.gather.core.redact.screen;

import java.util.BitSet;

/**
 * An expression of RE2 as an extended one of POSIX that finds at least the same, whatever the case. It finds more where that makes it
 * smaller: borders of words count as nothing, and what is to be repeated often only has to be there a few times.
 */
final class PosixExpression {
    private static final int MOST_REPEATED = 4;
    private static final int ASCII = 128;

    private final String expression;
    private final StringBuilder posix = new StringBuilder();
    private int at;

    private PosixExpression(String expression) {
        this.expression = expression;
    }

    /** @throws IllegalArgumentException when it has something that no rule had so far */
    static String of(String expression) {
        return new PosixExpression(expression).translated();
    }

    /** What finds just that. */
    static String literal(String text) {
        StringBuilder quoted = new StringBuilder();
        text.chars().forEach(c -> quoted.append(literal((char) c)));
        return quoted.toString();
    }

    private static String literal(char c) {
        return "\\^$.|?*+()[]{}".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    }

    private String translated() {
        while (at < expression.length()) {
            char c = expression.charAt(at++);
            switch (c) {
                case '\\' -> escaped(expression.charAt(at++));
                case '[' -> posix.append(new Bracket().read());
                case '(' -> group();
                case '*', '+', '?' -> repeated(String.valueOf(c));
                case '{' -> counted();
                default -> posix.append(c);
            }
        }
        return posix.toString();
    }

    private void group() {
        if (expression.startsWith("?i)", at)) {
            at += 3;
            return;
        }
        posix.append('(');
        if (expression.startsWith("?:", at)) {
            at += 2;
        } else if (expression.startsWith("?", at)) {
            throw new IllegalArgumentException("a group of an unknown kind: " + expression);
        }
    }

    private void escaped(char c) {
        switch (c) {
            case 'b' -> {
                // A border of a word may be anywhere.
            }
            case 's' -> posix.append("[[:space:]]");
            case 'S' -> posix.append("[^[:space:]]");
            case 'd' -> posix.append("[0-9]");
            case 'w' -> posix.append("[A-Za-z0-9_]");
            case 't' -> posix.append('\t');
            case 'r' -> posix.append('\r');
            // No line that is looked at holds its own end.
            case 'n' -> posix.append("[[:space:]]");
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new IllegalArgumentException("an unknown escape: \\" + c + " in " + expression);
                }
                posix.append(literal(c));
            }
        }
    }

    /** What is repeated as rarely as possible is found by what repeats it as often as possible, too. */
    private void repeated(String how) {
        posix.append(how);
        if (at < expression.length() && expression.charAt(at) == '?') {
            at++;
        }
    }

    private void counted() {
        int end = expression.indexOf('}', at);
        String[] bounds = expression.substring(at, end).split(",", -1);
        at = end + 1;
        int least = Integer.parseInt(bounds[0]);
        repeated(least == 0 ? "*" : least == 1 ? "+" : "{" + Math.min(least, MOST_REPEATED) + ",}");
    }

    /** One of several characters. Between brackets POSIX knows no escapes. */
    private final class Bracket {
        private final BitSet ascii = new BitSet(ASCII);

        String read() {
            boolean negated = expression.charAt(at) == '^';
            if (negated) {
                at++;
            }
            boolean first = true;
            while (first || expression.charAt(at) != ']') {
                first = false;
                range();
            }
            at++;
            return text(negated);
        }

        private void range() {
            char c = expression.charAt(at++);
            if (c == '\\' && expression.charAt(at) == 's') {
                at++;
                " \t\r\n\f\u000b".chars().forEach(ascii::set);
                return;
            }
            char from = c == '\\' ? named(expression.charAt(at++)) : c;
            boolean ranges = expression.charAt(at) == '-' && expression.charAt(at + 1) != ']';
            if (!ranges) {
                set(from, from);
                return;
            }
            at++;
            set(from, expression.charAt(at++));
        }

        private void set(char from, char to) {
            if (to >= ASCII || from > to) {
                throw new IllegalArgumentException("an unknown range in " + expression);
            }
            ascii.set(from, to + 1);
        }

        private char named(char c) {
            return switch (c) {
                case 't' -> '\t';
                case 'r' -> '\r';
                case 'n' -> '\n';
                default -> {
                    if (Character.isLetterOrDigit(c)) {
                        throw new IllegalArgumentException("an unknown escape: \\" + c + " in " + expression);
                    }
                    yield c;
                }
            };
        }

        private String text(boolean negated) {
            StringBuilder text = new StringBuilder(negated ? "[^" : "[");
            // These have another meaning elsewhere: the one at the begin, the others at the end. A line feed is in no line.
            ascii.clear('\n');
            boolean bracket = ascii.get(']');
            boolean caret = ascii.get('^');
            boolean dash = ascii.get('-');
            ascii.clear(']');
            ascii.clear('^');
            ascii.clear('-');
            boolean opening = ascii.get('[');
            ascii.clear('[');
            text.append(bracket ? "]" : "");
            for (int from = ascii.nextSetBit(0); from >= 0;) {
                int to = ascii.nextClearBit(from) - 1;
                text.append((char) from).append(to > from + 1 ? "-" : "").append(to > from ? (char) to : "");
                from = ascii.nextSetBit(to + 1);
            }
            return text.append(opening ? "[" : "").append(caret ? "^" : "").append(dash ? "-" : "").append(']')
                    .toString();
        }
    }
}
