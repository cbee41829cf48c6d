package io.gather.core.redact.scan;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** An expression that is compiled when it is tried first: most never are. Safe for several threads. */
final class LazyPattern {
    private final String expression;
    private volatile @Nullable Pattern compiled;

    LazyPattern(String expression) {
        this.expression = expression;
    }

    Pattern get() {
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(expression);
            compiled = known;
        }
        return known;
    }
}
