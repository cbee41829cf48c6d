package io.gather.core.redact.scan;

import java.io.ByteArrayOutputStream;

import com.google.re2j.Pattern;
import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;
import org.jspecify.annotations.Nullable;

/** What a line says of those that follow it. */
final class Following {
    private static final int VALUE_WITHIN = 4;
    private static final int MOST_ITEMS = 64;
    /** A longer one is masked in parts. */
    private static final int MOST_BYTES = 64 << 10;

    private @Nullable Rule rule;
    private State state = State.NOTHING;
    private int left;
    private int indent;
    private @Nullable String end;
    private @Nullable Pattern like;
    private @Nullable Pattern within;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private byte[] indentation = {};
    private long begin;
    private boolean inPlace;

    /** What is awaited. */
    private enum State {
        NOTHING,
        VALUE,
        ITEM,
        ITEMS,
        BLOCK
    }

    /** Whether there is more to a line than what stands in it. */
    boolean isActive() {
        return state != State.NOTHING || body.size() > 0;
    }

    /** The rule whose value a line below may have; null: none is awaited. */
    @Nullable
    Rule awaited() {
        return state == State.VALUE && left == VALUE_WITHIN ? rule : null;
    }

    /** From here on each line of a block is a secret of its own, as nothing may move. */
    void stayInPlace() {
        inPlace = true;
    }

    void expectValue(Rule of) {
        expect(State.VALUE, of, VALUE_WITHIN);
    }

    void expectItem(Rule of) {
        expect(State.ITEM, of, 1);
    }

    /** Items of a list, until another line comes. */
    void expectItems(Rule of, ScannedLine line) {
        expect(State.ITEMS, of, MOST_ITEMS);
        indent = indent(line);
    }

    void beginIndented(Rule of, ScannedLine line) {
        expect(State.BLOCK, of, 0);
        indent = indent(line);
        end = null;
        like = null;
        within = null;
    }

    void begin(Rule of, Context.Block block, ScannedLine line) {
        beginIndented(of, line);
        end = block.end();
        like = compiled(block.body());
        within = compiled(block.expression());
    }

    private static @Nullable Pattern compiled(@Nullable String expression) {
        return expression == null ? null : Pattern.compile(expression);
    }

    private void expect(State what, Rule of, int lines) {
        if (state != State.BLOCK) {
            state = what;
            rule = of;
            left = lines;
        }
    }

    /** Returns whether the line is a part of a secret that is longer than a line. */
    boolean takes(ScannedLine line, Spans spans) {
        Rule of = rule;
        if (of == null || state == State.NOTHING) {
            return false;
        }
        if (state != State.BLOCK && left-- == 0) {
            state = State.NOTHING;
            return false;
        }
        switch (state) {
            case VALUE -> value(of, line, spans);
            case ITEM -> item(of, line, spans);
            case ITEMS -> items(of, line, spans);
            case BLOCK -> {
                return block(of, line, spans);
            }
            case NOTHING -> state = State.NOTHING;
        }
        return false;
    }

    private void value(Rule of, ScannedLine line, Spans spans) {
        KeyPlace key = KeyMatcher.valueLine(line);
        int begin = line.begin();
        if (key != null) {
            state = State.NOTHING;
            if (!KeyMatcher.beginsBlock(line, key.value(), of, this)) {
                KeyMatcher.add(of, line, key, spans);
            }
        } else if (begin < line.to() && (line.bytes()[begin] == '-' || line.bytes()[begin] == '}'
                || Bytes.startsWith(line.bytes(), begin, line.to(), "valuefrom"))) {
            state = State.NOTHING;
        }
    }

    private void items(Rule of, ScannedLine line, Spans spans) {
        int begin = line.begin();
        boolean listed = indent(line) >= indent && begin + 1 < line.to() && line.bytes()[begin] == '-'
                && line.bytes()[begin + 1] == ' ';
        int from = listed ? Bytes.skipBlanks(line.bytes(), begin + 1, line.to()) : begin;
        boolean word = word(line.bytes(), from, line.to()) == ValuePlace.trimmed(line.bytes(), from, line.to());
        if (listed && word) {
            item(of, line, spans);
        }
        state = listed && word ? State.ITEMS : State.NOTHING;
    }

    private void item(Rule of, ScannedLine line, Spans spans) {
        state = State.NOTHING;
        byte[] text = line.bytes();
        int from = line.begin();
        if (from + 1 < line.to() && text[from] == '-' && text[from + 1] == ' ') {
            from = Bytes.skipBlanks(text, from + 1, line.to());
        }
        if (from == line.to() || text[from] == '-') {
            return;
        }
        KeyValue value = ValuePlace.quoted(line, from);
        int to = value == null ? word(text, from, line.to()) : value.to();
        int begin = value == null ? from : value.from();
        String found = Bytes.text(text, begin, to);
        if (!found.startsWith("-") && Values.stand(of, found)) {
            spans.add(of, begin, to);
        }
    }

    private static int word(byte[] text, int from, int to) {
        int end = from;
        while (end < to && !Bytes.isBlank(text[end])) {
            end++;
        }
        while (end > from && (text[end - 1] == ',' || text[end - 1] == '\\')) {
            end--;
        }
        return end;
    }

    private boolean block(Rule of, ScannedLine line, Spans spans) {
        boolean blank = line.begin() == line.to();
        String text = line.text(line.from(), line.to());
        if (end == null ? !blank && indent(line) <= indent : isEnd(text, line)) {
            state = State.NOTHING;
            return false;
        }
        Pattern secret = within;
        if (secret == null && inPlace) {
            spans.add(of, line.begin(), ValuePlace.trimmed(line.bytes(), line.begin(), line.to()));
            return false;
        }
        if (secret == null) {
            keep(line);
            return true;
        }
        com.google.re2j.Matcher found = secret.matcher(text);
        while (found.find()) {
            int group = found.groupCount();
            while (group > 0 && found.start(group) < 0) {
                group--;
            }
            int begin = line.from() + found.start(group);
            int until = line.from() + found.end(group);
            if (Values.stand(of, Bytes.text(line.bytes(), begin, until))) {
                spans.add(of, begin, until);
            }
        }
        return false;
    }

    private boolean isEnd(String text, ScannedLine line) {
        String wanted = end;
        Pattern usual = like;
        return (wanted != null && Bytes.contains(line.bytes(), line.from(), line.to(), wanted))
                || (usual != null && !usual.matches(text));
    }

    private void keep(ScannedLine line) {
        if (body.size() == 0) {
            begin = line.place(line.begin());
            indentation = java.util.Arrays.copyOfRange(line.bytes(), line.from(), line.begin());
        }
        int from = line.begin();
        body.write(line.bytes(), from, ValuePlace.trimmed(line.bytes(), from, line.to()) - from);
    }

    /** What was left out, once nothing more is, or as much as is held; null: there is none, or more may follow. */
    @Nullable
    HiddenBlock ended() {
        return state == State.BLOCK && within == null && body.size() < MOST_BYTES ? null : rest();
    }

    /** What was left out so far. */
    @Nullable
    HiddenBlock rest() {
        Rule of = rule;
        if (body.size() == 0 || of == null) {
            return null;
        }
        HiddenBlock block = new HiddenBlock(of, begin, indentation, body.toByteArray());
        body.reset();
        return block;
    }

    private static int indent(ScannedLine line) {
        return line.begin() - line.from();
    }
}
