package io.gather.core.redact.scan;

/** The words of a command line, without the quotes around them. */
final class CommandWords {
    private final byte[] text;
    private final int end;
    private int at;
    private int from;
    private int to;

    CommandWords(byte[] text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    boolean next() {
        while (at < end && (Bytes.isBlank(text[at]) || text[at] == ',')) {
            at++;
        }
        if (at >= end) {
            return false;
        }
        from = at;
        if (Bytes.isQuote(text[at])) {
            byte quote = text[at];
            int close = Bytes.indexOf(text, quote, at + 1, end);
            // The quote before the program ends after its last word.
            if (close > 0) {
                from = at + 1;
                to = close;
                at = close + 1;
                return true;
            }
        }
        while (at < end && !Bytes.isBlank(text[at])) {
            at++;
        }
        to = at;
        while (to > from && (text[to - 1] == ',' || text[to - 1] == ';' || (text[to - 1] == '"' && text[from] != '"'
                && Bytes.indexOf(text, (byte) '"', from, to - 1) < 0))) {
            to--;
        }
        return true;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether another command follows. */
    boolean endsCommand() {
        int length = to - from;
        return (length == 1 && (text[from] == '|' || text[from] == ';' || text[from] == '&'))
                || (length == 2 && (text[from] == '&' || text[from] == '|') && text[from] == text[from + 1]);
    }

    boolean isContinued() {
        return to == from + 1 && text[from] == '\\';
    }
}
