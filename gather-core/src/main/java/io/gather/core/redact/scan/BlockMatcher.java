package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;

/** Lines after which a block of secrets begins. */
final class BlockMatcher implements Matcher {
    private final Rule rule;
    private final Context.Block context;
    private final LazyPattern begin;

    BlockMatcher(Rule rule, Context.Block context) {
        this.rule = rule;
        this.context = context;
        this.begin = new LazyPattern(context.begin());
    }

    @Override
    public boolean isForLine() {
        return true;
    }

    @Override
    public void tryAt(ScannedLine line, int anchor, Spans spans, Following following) {
        int from = line.windowFrom(anchor);
        int to = line.windowTo(anchor);
        com.google.re2j.Matcher matcher = begin.get().matcher(line.text(from, to));
        if (!matcher.find()) {
            return;
        }
        String end = context.end();
        if (end == null || !Bytes.contains(line.bytes(), from + matcher.end(), line.to(), end)) {
            following.begin(rule, context, line);
        }
    }
}
