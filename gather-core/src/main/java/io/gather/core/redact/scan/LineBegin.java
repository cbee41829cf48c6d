package io.gather.core.redact.scan;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a key is what its line begins with. */
enum LineBegin {
    FIRST,
    COMMENT,
    /** Only words before it that begin with capitals: {@code Bind Password: X}. */
    LABEL,
    NOT;

    private static final int LONGEST = 48;
    private static final Pattern BEFORE = Pattern
            .compile(
                    "(?:[-*+|] +)*(?:(?:export|set|setx|declare -x|local|readonly|env|environment=|arg) *)?[$@%<\\[]?(?:[a-z0-9_]+::)*");
    private static final Pattern WORDS = Pattern.compile("(?:[A-Z0-9][A-Za-z0-9]* +){1,4}");

    static LineBegin of(ScannedLine line, int key) {
        int begin = line.begin();
        int length = key - begin;
        if (length <= 0) {
            return FIRST;
        }
        if (length > LONGEST) {
            return NOT;
        }
        String words = Bytes.text(line.bytes(), begin, key);
        if (WORDS.matcher(words).matches()) {
            return LABEL;
        }
        String before = words.toLowerCase(Locale.ROOT);
        int comment = 0;
        while (comment < before.length() && "#;/!".indexOf(before.charAt(comment)) >= 0) {
            comment++;
        }
        boolean usual = BEFORE.matcher(before.substring(comment).strip() + (before.endsWith(" ") ? " " : "")).matches()
                || BEFORE.matcher(before.substring(comment).strip()).matches();
        return !usual ? NOT : comment > 0 ? COMMENT : FIRST;
    }
}
