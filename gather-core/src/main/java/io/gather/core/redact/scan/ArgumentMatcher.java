package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;

/** Values of options that only known programs have. */
final class ArgumentMatcher implements Matcher {
    private static final int LONGEST = 4096;

    private final Rule rule;
    private final Context.Argument context;

    ArgumentMatcher(Rule rule, Context.Argument context) {
        this.rule = rule;
        this.context = context;
    }

    @Override
    public void tryAt(ScannedLine line, int anchor, Spans spans, Following following) {
        int program = programEnd(line, anchor);
        if (program < 0) {
            return;
        }
        byte[] text = line.bytes();
        int most = commandEnd(line, program);
        boolean valueNext = false;
        CommandWords words = new CommandWords(text, program, most);
        while (words.next() && !words.endsCommand()) {
            int from = words.from();
            int to = words.to();
            if (valueNext && to > from && text[from] != '-') {
                add(line, from, to, spans);
                valueNext = false;
                continue;
            }
            valueNext = isOption(text, from, to);
            int attached = valueNext ? -1 : attached(text, from, to);
            if (attached >= 0) {
                add(line, attached, to, spans);
            }
        }
        if (valueNext && words.isContinued()) {
            following.expectItem(rule);
        }
    }

    /** Where the text in quotes ends in which the command stands, if it does. */
    private static int commandEnd(ScannedLine line, int anchor) {
        int most = Math.min(line.to(), anchor + LONGEST);
        byte[] text = line.bytes();
        boolean inside = false;
        for (int i = Math.max(line.from(), anchor - LONGEST); i < anchor; i++) {
            inside ^= text[i] == '"' && (i == line.from() || text[i - 1] != '\\');
        }
        inside &= anchor < most && text[anchor] != '"';
        for (int i = anchor + 1; inside && i < most; i++) {
            if (text[i] == '"' && text[i - 1] != '\\') {
                return i;
            }
        }
        return most;
    }

    /** Where the name of a program ends, of which the anchor is all, or the begin where it ends with a dash; -1: it is none. */
    private int programEnd(ScannedLine line, int anchor) {
        byte[] text = line.bytes();
        int from = anchor;
        while (from > line.from() && Bytes.isKey(text[from - 1])) {
            from--;
        }
        int end = anchor;
        if (text[anchor - 1] == '-' || text[anchor - 1] == '_') {
            while (end < line.to() && Bytes.isKey(text[end])) {
                end++;
            }
        }
        boolean ends = end < line.to() && (Bytes.isBlank(text[end]) || Bytes.isQuote(text[end]));
        return ends && context.anchors().contains(Bytes.text(text, from, anchor)) ? end : -1;
    }

    private boolean isOption(byte[] text, int from, int to) {
        if (from >= to) {
            return false;
        }
        String word = Bytes.text(text, from, to);
        for (String option : context.options()) {
            boolean bundled = option.length() == 2 && !context.after().isEmpty() && word.length() < 8
                    && word.length() > 2 && word.matches("-[a-zA-Z]+") && word.endsWith(option.substring(1));
            if (word.equals(option) || bundled) {
                return true;
            }
        }
        return false;
    }

    private int attached(byte[] text, int from, int to) {
        String word = Bytes.text(text, from, to);
        for (String option : context.attached()) {
            if (word.length() > option.length() && word.startsWith(option)) {
                return from + option.length();
            }
        }
        return -1;
    }

    private void add(ScannedLine line, int from, int to, Spans spans) {
        int begin = from;
        if (Bytes.isQuote(line.bytes()[begin])) {
            begin++;
        }
        if (!context.after().isEmpty()) {
            int mark = Bytes.text(line.bytes(), from, to).indexOf(context.after());
            if (mark < 0) {
                return;
            }
            begin = from + mark + context.after().length();
        }
        int end = to > begin && Bytes.isQuote(line.bytes()[to - 1]) ? to - 1 : to;
        if (begin < end && Values.stand(rule, Bytes.text(line.bytes(), begin, end))) {
            spans.add(rule, begin, end);
        }
    }
}
