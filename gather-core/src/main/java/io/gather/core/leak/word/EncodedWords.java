package io.gather.core.leak.word;

import java.io.ByteArrayOutputStream;

/** What is written in other letters, and what it stands for where that is a text. */
final class EncodedWords {
    /** Shorter ones stand for less than a secret. */
    private static final int SHORTEST_BASE64 = 8;
    private static final int SHORTEST_HEX = 12;

    private EncodedWords() {}

    static void decoded(byte[] bytes, int from, int to, Decoding into) {
        boolean percent = false;
        boolean backslash = false;
        for (int i = from; i < to; i++) {
            percent |= bytes[i] == '%';
            backslash |= bytes[i] == '\\';
        }
        if (percent) {
            tell(percents(bytes, from, to), "URL", into);
        }
        if (backslash) {
            tell(Escapes.without(bytes, from, to), "escaped", into);
        }
        hexadecimal(bytes, from, to, into);
        base64(bytes, from, to, into);
    }

    private static void tell(ByteArrayOutputStream text, String writing, Decoding into) {
        into.text(text.toByteArray(), text.size(), writing);
    }

    private static ByteArrayOutputStream percents(byte[] bytes, int from, int to) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(to - from);
        for (int at = from; at < to; at++) {
            boolean code = bytes[at] == '%' && at + 2 < to && Letters.hex(bytes[at + 1]) >= 0
                    && Letters.hex(bytes[at + 2]) >= 0;
            text.write(code ? Letters.hex(bytes[at + 1]) << 4 | Letters.hex(bytes[at + 2]) : bytes[at]);
            at += code ? 2 : 0;
        }
        return text;
    }

    private static void hexadecimal(byte[] bytes, int from, int to, Decoding into) {
        int begin = from;
        for (int at = from; at <= to; at++) {
            if (at == to || Letters.hex(bytes[at]) < 0) {
                if (at - begin >= SHORTEST_HEX && (at - begin) % 2 == 0) {
                    ofHexadecimal(bytes, begin, at, into);
                }
                begin = at + 1;
            }
        }
    }

    private static void ofHexadecimal(byte[] bytes, int from, int to, Decoding into) {
        byte[] text = new byte[(to - from) / 2];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (Letters.hex(bytes[from + 2 * i]) << 4 | Letters.hex(bytes[from + 2 * i + 1]));
            if (!Letters.isText(text[i])) {
                return;
            }
        }
        into.text(text, text.length, "hexadecimal");
    }

    /** In both alphabets, and of those parts that stand between letters which are not in all of them, as in paths. */
    private static void base64(byte[] bytes, int from, int to, Decoding into) {
        for (Base64Letters letters : Base64Letters.ALL) {
            int begin = from;
            for (int at = from; at <= to; at++) {
                if (at == to || letters.value(bytes[at]) < 0) {
                    if (at - begin >= SHORTEST_BASE64 && letters.isOwn(bytes, begin, at)
                            && letters.beginsText(bytes, begin)) {
                        ofBase64(letters, bytes, begin, at, into);
                    }
                    begin = at + 1;
                }
            }
        }
    }

    private static void ofBase64(Base64Letters letters, byte[] bytes, int from, int to, Decoding into) {
        byte[] text = new byte[(to - from) * 3 / 4];
        for (int i = 0; i < text.length; i++) {
            text[i] = letters.decoded(bytes, from, i);
            if (text[i] != 0 && !Letters.isText(text[i])) {
                return;
            }
        }
        into.text(text, withoutZeros(text), "base64");
    }

    /** UTF-16 becomes what it stands for; returns how long that is. */
    private static int withoutZeros(byte[] text) {
        int length = 0;
        for (byte b : text) {
            if (b != 0) {
                text[length++] = b;
            }
        }
        return length;
    }
}
