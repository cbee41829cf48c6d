package io.gather.core.redact.scan;

import com.google.re2j.Pattern;
import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Lines after which a block of secrets begins. */
final class BlockMatcher implements Matcher {
    private final Rule rule;
    private final Context.Block context;
    private volatile @Nullable Pattern begin;

    BlockMatcher(Rule rule, Context.Block context) {
        this.rule = rule;
        this.context = context;
    }

    @Override
    public boolean isForLine() {
        return true;
    }

    @Override
    public void tryAt(ScannedLine line, int anchor, Spans spans, Following following) {
        int from = line.windowFrom(anchor);
        int to = line.windowTo(anchor);
        com.google.re2j.Matcher matcher = compiled().matcher(Bytes.text(line.bytes(), from, to));
        if (!matcher.find()) {
            return;
        }
        String end = context.end();
        if (end == null || !Bytes.contains(line.bytes(), from + matcher.end(), line.to(), end)) {
            following.begin(rule, context, line);
        }
    }

    private Pattern compiled() {
        Pattern known = begin;
        if (known == null) {
            known = Pattern.compile(context.begin());
            begin = known;
        }
        return known;
    }
}
