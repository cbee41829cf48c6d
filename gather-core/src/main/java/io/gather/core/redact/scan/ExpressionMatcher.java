package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;

/** What an expression finds in a line. Compiled when it is tried first: most never are. */
final class ExpressionMatcher implements Matcher {
    private final Rule rule;
    private final Context.Line context;
    private final LazyPattern pattern;

    ExpressionMatcher(Rule rule, Context.Line context) {
        this.rule = rule;
        this.context = context;
        this.pattern = new LazyPattern(context.expression());
    }

    @Override
    public boolean isForLine() {
        return true;
    }

    @Override
    public void tryAt(ScannedLine line, int anchor, Spans spans, Following following) {
        int from = line.windowFrom(anchor);
        int to = line.windowTo(anchor);
        if (!hasNeeds(line, from, to)) {
            return;
        }
        com.google.re2j.Matcher matcher = pattern.get().matcher(line.text(from, to));
        while (matcher.find()) {
            int group = matcher.groupCount();
            while (group > 0 && matcher.start(group) < 0) {
                group--;
            }
            int begin = from + matcher.start(group);
            int end = whole(line, from + matcher.end(group), to);
            String value = Bytes.text(line.bytes(), begin, end);
            if (stands(value, line)) {
                spans.add(rule, begin, end);
            }
        }
    }

    private boolean stands(String value, ScannedLine line) {
        return Values.stand(rule, value) && (!line.isComment() || !isWord() || Values.isRandom(value));
    }

    /** Whether it may find a word of a comment. */
    private boolean isWord() {
        return rule.kind().equals("password") || rule.kind().equals("community");
    }

    private boolean hasNeeds(ScannedLine line, int from, int to) {
        if (context.needs().isEmpty()) {
            return true;
        }
        for (String need : context.needs()) {
            if (Bytes.contains(line.bytes(), from, to, need)) {
                return true;
            }
        }
        return false;
    }

    /** What reaches the end of what was looked at goes on behind it. */
    private static int whole(ScannedLine line, int end, int lookedAt) {
        int i = end;
        while (end == lookedAt && i < line.to() && !Bytes.isBlank(line.bytes()[i])
                && !Bytes.isQuote(line.bytes()[i])) {
            i++;
        }
        return i;
    }
}
