package io.gather.core.redact.rule;

import java.util.List;

/**
 * A rule and what shows that it is right.
 *
 * @param examples texts with {@code «»} around each secret
 * @param counter texts in which it must find nothing
 */
public record ShownRule(Rule rule, List<String> examples, List<String> counter) {
    public ShownRule {
        examples = List.copyOf(examples);
        counter = List.copyOf(counter);
    }
}
