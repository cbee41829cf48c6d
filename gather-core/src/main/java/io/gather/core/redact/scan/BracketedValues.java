package io.gather.core.redact.scan;

import java.util.ArrayList;
import java.util.List;

/** The values of a list in brackets. */
final class BracketedValues {
    private static final int MOST = 64;

    private final ScannedLine line;
    private final boolean attached;
    private int at;

    /** @param attached whether the list stands right behind {@code =}, so that a word in it is a value and no remark */
    BracketedValues(ScannedLine line, int from, boolean attached) {
        this.line = line;
        this.at = from;
        this.attached = attached;
    }

    /** None, where it is no list of values. */
    List<KeyValue> find() {
        byte[] text = line.bytes();
        List<KeyValue> values = new ArrayList<>();
        boolean sure = attached && isOneWord();
        while (at < line.to() && text[at] != ']' && values.size() < MOST) {
            KeyValue quoted = ValuePlace.quoted(line, at);
            if (quoted != null) {
                values.add(quoted);
                at = quoted.to() + 1;
            } else if (text[at] == ',' || Bytes.isBlank(text[at]) || text[at] == '\\' || Bytes.isQuote(text[at])) {
                at++;
            } else {
                int from = at;
                at = wordEnd();
                if (Bytes.indexOf(text, (byte) '=', from, at) >= 0 || text[from] == '{' || text[from] == '[') {
                    return values;
                }
                values.add(new KeyValue(from, at, false, sure));
            }
        }
        return values;
    }

    private boolean isOneWord() {
        int end = Bytes.indexOf(line.bytes(), (byte) ']', at, line.to());
        return end > at && Bytes.indexOf(line.bytes(), (byte) ' ', at, end) < 0;
    }

    private int wordEnd() {
        int end = at;
        while (end < line.to() && ",] \t\"'".indexOf(line.bytes()[end]) < 0) {
            end++;
        }
        return end;
    }
}
