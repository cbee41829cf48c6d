package io.gather.core.redact.scan;

import org.jspecify.annotations.Nullable;

/**
 * A name that may be that of a key, and how a value follows it.
 *
 * @param from of the name
 * @param to of the name
 * @param value where the value begins, or what follows it, once a separator is found; -1: no value follows on this line
 */
record KeyPlace(int from, int to, Separator separator, int value) {
    private static final int LONGEST = 96;
    private static final int CLOSERS = 4;
    private static final int NAMED = 60;

    /** What stands between a key and its value. */
    enum Separator {
        EQUALS,
        COLON,
        TAG,
        OPTION,
        NAMED,
        NAMED_BELOW,
        ITEM_BELOW
    }

    /** Null: no key. */
    static @Nullable KeyPlace around(ScannedLine line, int anchor) {
        byte[] text = line.bytes();
        int at = isCloser(text[anchor - 1]) ? anchor - 1 : anchor;
        int from = at;
        while (from > line.from() && Bytes.isKey(text[from - 1]) && at - from < LONGEST) {
            from--;
        }
        int to = at;
        while (to < line.to() && Bytes.isKey(text[to]) && to - from < LONGEST) {
            to++;
        }
        while (to > from && (text[to - 1] == '.' || text[to - 1] == '-')) {
            to--;
        }
        boolean encoded = from > line.from() && text[from - 1] == '%' && to - from > 2;
        from += encoded ? 2 : 0;
        return to < at || to == from || to - from >= LONGEST ? null : place(line, from, to);
    }

    private static @Nullable KeyPlace place(ScannedLine line, int from, int to) {
        byte[] text = line.bytes();
        boolean option = text[from] == '-';
        int closed = to;
        while (closed < line.to() && closed - to < CLOSERS && isCloser(text[closed])) {
            closed++;
        }
        int next = Bytes.skipBlanks(text, pastDots(line, closed), line.to());
        int encoded = PercentEncoded.value(line, to);
        if (encoded >= 0) {
            return new KeyPlace(from, to, Separator.EQUALS, encoded);
        }
        boolean named = !option && isNamed(line, from);
        boolean continued = next < line.to()
                && (isContinued(line, next) || (named && text[next] == '#' && next > closed));
        if (next == line.to() || continued) {
            return option && !continued && !isAlone(line, from)
                    ? null
                    : option
                            ? new KeyPlace(from, to, Separator.ITEM_BELOW, -1)
                            : named ? new KeyPlace(from, to, Separator.NAMED_BELOW, -1) : null;
        }
        char c = (char) text[next];
        char after = next + 1 < line.to() ? (char) text[next + 1] : ' ';
        if (named) {
            return named(line, from, to, next);
        }
        return switch (c) {
            case '=' -> after == '=' || after == '~'
                    ? null
                    : new KeyPlace(from, to, Separator.EQUALS, next + (after == '>' ? 2 : 1));
            case ':' -> after == ':'
                    ? encodedLine(line, from, to, next)
                    : new KeyPlace(from, to, after == '=' ? Separator.EQUALS : Separator.COLON,
                            next + (after == '=' ? 2 : 1));
            case '+', '?' -> after == '=' ? new KeyPlace(from, to, Separator.EQUALS, next + 2) : null;
            case '>' -> next == to && from > line.from() && isTag(text[from - 1])
                    ? new KeyPlace(from, to, Separator.TAG, next + 1)
                    : null;
            case '<' -> tagged(from, to, Markup.besides(line, from, next));
            case ',' -> option && (closed > to || isListed(line, from)) ? listed(line, from, to, next) : null;
            default -> option && next > to ? new KeyPlace(from, to, Separator.OPTION, next) : null;
        };
    }

    /** {@code Password ........: X}. */
    private static int pastDots(ScannedLine line, int at) {
        byte[] text = line.bytes();
        int dots = at;
        while (dots < line.to() && text[dots] == '.') {
            dots++;
        }
        return dots - at > 1 ? dots : at;
    }

    /** Of LDIF, where two colons say that the value is in base64. */
    private static @Nullable KeyPlace encodedLine(ScannedLine line, int from, int to, int colons) {
        return from == line.begin() && colons + 2 < line.to() && line.bytes()[colons + 2] == ' '
                ? new KeyPlace(from, to, Separator.COLON, colons + 2)
                : null;
    }

    private static @Nullable KeyPlace tagged(int from, int to, int content) {
        return content == Markup.NOTHING
                ? null
                : content == Markup.BELOW
                        ? new KeyPlace(from, to, Separator.NAMED_BELOW, -1)
                        : new KeyPlace(from, to, Separator.TAG, content);
    }

    /** Whether it is one of those between brackets. */
    private static boolean isListed(ScannedLine line, int from) {
        int at = from - 1;
        while (at >= line.from() && line.bytes()[at] != '[' && line.bytes()[at] != ']') {
            at--;
        }
        return at >= line.from() && line.bytes()[at] == '[';
    }

    /** Whether nothing but the marks of a list stands before it. */
    private static boolean isAlone(ScannedLine line, int from) {
        for (int i = line.begin(); i < from; i++) {
            byte b = line.bytes()[i];
            if (!Bytes.isBlank(b) && !Bytes.isQuote(b) && b != '-' && b != '[') {
                return false;
            }
        }
        return true;
    }

    private static KeyPlace listed(ScannedLine line, int from, int to, int comma) {
        int value = Bytes.skipBlanks(line.bytes(), comma + 1, line.to());
        return value == line.to()
                ? new KeyPlace(from, to, Separator.ITEM_BELOW, -1)
                : new KeyPlace(from, to, Separator.OPTION, value);
    }

    private static boolean isCloser(byte b) {
        return Bytes.isQuote(b) || b == '\\' || b == ']';
    }

    private static boolean isTag(byte b) {
        return b == '<' || b == ':';
    }

    private static boolean isContinued(ScannedLine line, int at) {
        byte b = line.bytes()[at];
        return (b == '\\' || b == ',') && Bytes.skipBlanks(line.bytes(), at + 1, line.to()) == line.to();
    }

    /** {@code name: DB_PASSWORD}, {@code "key":"password"}, {@code <property name="password"}. */
    private static boolean isNamed(ScannedLine line, int from) {
        byte[] text = line.bytes();
        int at = from;
        while (at > line.from() && isCloser(text[at - 1])) {
            at--;
        }
        while (at > line.from() && Bytes.isBlank(text[at - 1])) {
            at--;
        }
        boolean declared = Bytes.startsWith(text, at - "variable".length(), at, "variable");
        if (declared || at == line.from() || (text[at - 1] != ':' && text[at - 1] != '=')) {
            return declared;
        }
        at--;
        while (at > line.from() && (isCloser(text[at - 1]) || Bytes.isBlank(text[at - 1]))) {
            at--;
        }
        int end = at;
        while (at > line.from() && Bytes.isLetter(text[at - 1]) && end - at < 10) {
            at--;
        }
        String word = Bytes.text(text, at, end);
        return word.equalsIgnoreCase("name") || word.equalsIgnoreCase("key") || word.equalsIgnoreCase("property");
    }

    private static @Nullable KeyPlace named(ScannedLine line, int from, int to, int next) {
        byte[] text = line.bytes();
        if (text[next] == '>') {
            int content = Markup.content(line, next + 1);
            return tagged(from, to, content == Markup.NOTHING ? next + 1 : content);
        }
        if (text[next] == '{' && Bytes.skipBlanks(text, next + 1, line.to()) == line.to()) {
            return new KeyPlace(from, to, Separator.NAMED_BELOW, -1);
        }
        int most = Math.min(line.to(), next + NAMED);
        for (int i = next; i < most && text[i] != '}' && text[i] != '>'; i++) {
            int word = valueWord(text, i, most);
            if (word > 0 && !Bytes.isKey(text[i - 1])) {
                int value = separated(line, i + word);
                return value < 0 ? null : new KeyPlace(from, to, Separator.NAMED, value);
            }
        }
        return null;
    }

    /** How long the word is that says that the value of what was named follows; 0: there is none. */
    static int valueWord(byte[] text, int at, int most) {
        return Bytes.startsWith(text, at, most, "value")
                ? "value".length()
                : Bytes.startsWith(text, at, most, "default") ? "default".length() : 0;
    }

    /** Where a value begins, past quotes and a separator; -1: there is none. */
    static int separated(ScannedLine line, int at) {
        byte[] text = line.bytes();
        int i = at;
        while (i < line.to() && (isCloser(text[i]) || Bytes.isBlank(text[i]))) {
            i++;
        }
        return i < line.to() && (text[i] == ':' || text[i] == '=') ? i + 1 : -1;
    }
}
