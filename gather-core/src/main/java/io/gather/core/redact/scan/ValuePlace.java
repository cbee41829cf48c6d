package io.gather.core.redact.scan;

import java.util.List;

import io.gather.core.redact.scan.KeyPlace.Separator;
import org.jspecify.annotations.Nullable;

/** Finds where the value of a key begins and ends, as what stands around the key has it. */
final class ValuePlace {
    private static final String SOURCE = "pass:";

    private final ScannedLine line;
    private final byte[] text;
    private final KeyPlace key;

    ValuePlace(ScannedLine line, KeyPlace key) {
        this.line = line;
        this.text = line.bytes();
        this.key = key;
    }

    /** Several in a list, none where nothing follows. */
    List<KeyValue> find() {
        int from = Bytes.skipBlanks(text, Math.max(key.value(), 0), line.to());
        if (from < line.to() && text[from] == '[' && key.separator() != Separator.TAG) {
            return new BracketedValues(line, from + 1, key.separator() == Separator.EQUALS && from == key.value())
                    .find();
        }
        KeyValue value = one();
        return value == null ? List.of() : List.of(behindSource(value));
    }

    /** OpenSSL is told where a password is to be had, and {@code pass:} is that it follows. */
    private KeyValue behindSource(KeyValue value) {
        int behind = value.from() + SOURCE.length();
        return behind < value.to() && Bytes.startsWith(text, value.from(), value.to(), SOURCE)
                ? new KeyValue(behind, value.to(), value.quoted(), value.sure())
                : value;
    }

    private @Nullable KeyValue one() {
        if (key.separator() == Separator.TAG) {
            int end = Bytes.indexOf(text, (byte) '<', key.value(), line.to());
            return end < 0 ? null : new KeyValue(key.value(), end, true, true);
        }
        int from = Bytes.skipBlanks(text, key.value(), line.to());
        if (from + 1 < line.to() && "bufrN".indexOf(text[from]) >= 0 && Bytes.isQuote(text[from + 1])) {
            from++;
        }
        if (from == line.to()) {
            return null;
        }
        if (key.separator() == Separator.OPTION && (text[from] == '-' || isExplained(from))) {
            return null;
        }
        KeyValue quoted = quoted(line, from);
        return quoted == null ? bare(from) : quoted;
    }

    /** A value in quotes, of whatever kind; null: there are none. */
    static @Nullable KeyValue quoted(ScannedLine line, int from) {
        byte[] text = line.bytes();
        int at = from;
        while (at < line.to() && text[at] == '\\') {
            at++;
        }
        int escapes = at - from;
        if (at >= line.to() || !Bytes.isQuote(text[at])) {
            return null;
        }
        byte quote = text[at];
        if (escapes == 0 && at + 2 < line.to() && text[at + 1] == quote && text[at + 2] == quote) {
            return tripled(line, at + 3, quote);
        }
        // Two of the same within others stand for one.
        boolean doubled = escapes == 0 && at + 2 < line.to() && text[at + 1] == quote && Bytes.isKey(text[at + 2]);
        int begin = doubled ? at + 2 : at + 1;
        int backslashes = 0;
        for (int i = begin; i < line.to(); i++) {
            if (text[i] == quote && (escapes == 0 ? backslashes % 2 == 0 : backslashes == escapes)) {
                return new KeyValue(begin, i - escapes, true, true);
            }
            backslashes = text[i] == '\\' ? backslashes + 1 : 0;
        }
        // The quote after a prompt, as in ask("Password:", x), begins nothing.
        return begin < line.to() && ",;)".indexOf(text[begin]) >= 0
                ? null
                : new KeyValue(begin, trimmed(text, begin, line.to()), true, true);
    }

    private static KeyValue tripled(ScannedLine line, int begin, byte quote) {
        byte[] text = line.bytes();
        int end = begin;
        while (end + 2 < line.to() && (text[end] != quote || text[end + 1] != quote || text[end + 2] != quote)) {
            end++;
        }
        return new KeyValue(begin, end + 2 < line.to() ? end : line.to(), true, true);
    }

    private @Nullable KeyValue bare(int from) {
        int before = key.from() - 1;
        if (PercentEncoded.isBefore(line, key.value()) && from == key.value()) {
            int end = PercentEncoded.end(line, from);
            return end == from ? null : new KeyValue(from, end, false, true);
        }
        if (key.separator() == Separator.OPTION || text[key.from()] == '-') {
            return upTo(from, " \t\0\"'`", true);
        }
        if (before >= line.from() && Bytes.isQuote(text[before]) && isBareKey()) {
            return ofAssignments(upTo(from, text[before] == '"' ? "\"" : text[before] == '\'' ? "'" : "`", true));
        }
        if (before >= line.from() && (text[before] == '?' || text[before] == '&')) {
            return upTo(from, " \t\0\"'&#;<>)", true);
        }
        if (before >= line.from() && text[before] == '/' && from == key.value()
                && (before == line.from() || Bytes.isBlank(text[before - 1]))) {
            return upTo(from, " \t\0\"'`", true);
        }
        LineBegin begin = LineBegin.of(line, key.from());
        if (begin != LineBegin.NOT) {
            return first(from, begin);
        }
        boolean flow = isFlow() || key.separator() == Separator.NAMED;
        boolean sentence = line.isComment() || (from > key.value() && !Bytes.isBlank(text[key.value() - 2]));
        boolean sure = flow || (key.separator() == Separator.EQUALS && !sentence);
        return upTo(from, " \t\0\"'`,;&)}]<>|", sure);
    }

    /** {@code "db_password=X port=1"}: the first of several in quotes. */
    private @Nullable KeyValue ofAssignments(@Nullable KeyValue value) {
        if (value == null) {
            return null;
        }
        int blank = Bytes.indexOf(text, (byte) ' ', value.from(), value.to());
        return blank < 0 || Bytes.indexOf(text, (byte) '=', blank, value.to()) < 0
                ? value
                : new KeyValue(value.from(), blank, false, true);
    }

    /** All of the line, unless more of the same kind follows. */
    private @Nullable KeyValue first(int from, LineBegin begin) {
        int comment = text[from] == '#' && from > key.value() ? from : comment(from);
        int end = trimmed(text, from, comment);
        int word = from;
        while (word < end && text[word] != ' ' && text[word] != '\t' && text[word] != 0) {
            word++;
        }
        boolean attached = key.separator() == Separator.EQUALS && text[key.to()] == '=' && from == key.to() + 1;
        boolean more = Bytes.indexOf(text, (byte) '=', word, end) >= 0;
        boolean spaced = from > key.value();
        boolean sure = (begin == LineBegin.FIRST && (key.separator() == Separator.EQUALS || spaced))
                || (begin == LineBegin.LABEL && spaced && word == end);
        if (word < end && key.separator() == Separator.EQUALS
                && (more || (attached && isUpper() && isCommand(word, end)))) {
            end = word;
        }
        while (end > from && (text[end - 1] == ';' || text[end - 1] == ',')) {
            end--;
        }
        return end == from ? null : new KeyValue(from, end, false, sure);
    }

    private int comment(int from) {
        for (int i = from + 1; i < line.to(); i++) {
            if (text[i] == '#' && Bytes.isBlank(text[i - 1])) {
                return i;
            }
        }
        return line.to();
    }

    /** Whether what follows the value is what is run with it. */
    private boolean isCommand(int from, int end) {
        int next = Bytes.skipBlanks(text, from, end);
        for (int i = from; i < end; i++) {
            if (i > next && Bytes.isBlank(text[i])) {
                return true;
            }
            if (text[i] == '/' || text[i] == '|' || text[i] == ';' || (text[i] == '-' && text[i - 1] == ' ')) {
                return true;
            }
        }
        return false;
    }

    private boolean isUpper() {
        for (int i = key.from(); i < key.to(); i++) {
            if (text[i] >= 'a' && text[i] <= 'z') {
                return false;
            }
        }
        return true;
    }

    private boolean isBareKey() {
        return key.to() < line.to() && !Bytes.isQuote(text[key.to()]) && text[key.to()] != '\\';
    }

    /** Within braces or a list, where a word after a key is its value. */
    private boolean isFlow() {
        int at = key.from();
        boolean quoted = !isBareKey();
        while (at > line.from() && (Bytes.isBlank(text[at - 1]) || Bytes.isQuote(text[at - 1])
                || text[at - 1] == '\\')) {
            at--;
        }
        return quoted || (at > line.from() && (text[at - 1] == '{' || text[at - 1] == ','))
                || Bytes.startsWith(text, at - "map[".length(), at, "map[");
    }

    /** {@code --password TEXT  what it is}: help, and nobody's password. */
    private boolean isExplained(int from) {
        int begin = line.begin();
        boolean help = begin < line.to() && (text[begin] == '-' || text[begin] == '[');
        return help && ((from - key.to() > 1 && from - key.value() == 0 && text[key.to()] == ' '
                && text[key.to() + 1] == ' ')
                || Values.isProse(Bytes.text(text, from, line.to())));
    }

    private @Nullable KeyValue upTo(int from, String ends, boolean sure) {
        int end = from;
        while (end < line.to() && ends.indexOf(text[end]) < 0) {
            end++;
        }
        end = trimmed(text, from, end);
        return end == from ? null : new KeyValue(from, end, false, sure);
    }

    static int trimmed(byte[] text, int from, int to) {
        int end = to;
        while (end > from && Bytes.isBlank(text[end - 1])) {
            end--;
        }
        return end;
    }
}
