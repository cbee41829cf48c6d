package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.scan.KeyPlace.Separator;
import org.jspecify.annotations.Nullable;

/** Values of keys. */
final class KeyMatcher implements Matcher {
    private final KeyNames names;

    KeyMatcher(KeyNames names) {
        this.names = names;
    }

    @Override
    public void tryAt(ScannedLine line, int anchor, Spans spans, Following following) {
        KeyPlace key = KeyPlace.around(line, anchor);
        if (key == null) {
            return;
        }
        Rule rule = names.find(line.bytes(), key.from(), key.to());
        if (rule == null) {
            return;
        }
        switch (key.separator()) {
            case NAMED_BELOW -> following.expectValue(rule);
            case ITEM_BELOW -> following.expectItem(rule);
            case COLON -> {
                if (Bytes.skipBlanks(line.bytes(), key.value(), line.to()) == line.to()) {
                    following.expectItems(rule, line);
                } else if (!beginsBlock(line, key.value(), rule, following)) {
                    add(rule, line, key, spans);
                }
            }
            case EQUALS, TAG, OPTION, NAMED -> add(rule, line, key, spans);
        }
    }

    static void add(Rule rule, ScannedLine line, KeyPlace key, Spans spans) {
        for (KeyValue value : new ValuePlace(line, key).find()) {
            if (isSecret(rule, value, line)) {
                boolean json = !value.quoted() && value.isNumber(line.bytes()) && isQuoted(line, key.to());
                spans.add(rule, value.from(), value.to(), json);
            }
        }
    }

    private static boolean isSecret(Rule rule, KeyValue value, ScannedLine line) {
        String text = value.text(line.bytes());
        return Values.stand(rule, text) && (value.sure() || Values.isRandom(text));
    }

    private static boolean isQuoted(ScannedLine line, int at) {
        return at < line.to() && line.bytes()[at] == '"';
    }

    /** {@code password: |}. */
    static boolean beginsBlock(ScannedLine line, int value, Rule rule, Following following) {
        byte[] text = line.bytes();
        int at = Bytes.skipBlanks(text, value, line.to());
        if (at == line.to() || (text[at] != '|' && text[at] != '>')) {
            return false;
        }
        for (int i = at + 1; i < line.to(); i++) {
            if (!Bytes.isDigit(text[i]) && text[i] != '+' && text[i] != '-' && !Bytes.isBlank(text[i])) {
                return false;
            }
        }
        following.beginIndented(rule, line);
        return true;
    }

    /** The value in a line {@code value: X}; null: it is no such line. */
    static @Nullable KeyPlace valueLine(ScannedLine line) {
        int from = line.begin();
        while (from < line.to() && (line.bytes()[from] == '"' || line.bytes()[from] == '\'')) {
            from++;
        }
        int content = Markup.content(line, from);
        if (content >= 0) {
            return new KeyPlace(from, from + 1, Separator.TAG, content);
        }
        int word = KeyPlace.valueWord(line.bytes(), from, line.to());
        int value = word == 0 ? -1 : KeyPlace.separated(line, from + word);
        return value < 0 ? null : new KeyPlace(from, from + word, Separator.EQUALS, value);
    }
}
