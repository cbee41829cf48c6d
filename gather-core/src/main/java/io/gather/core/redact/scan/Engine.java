package io.gather.core.redact.scan;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;
import org.jspecify.annotations.Nullable;

/** Rules made ready. Immutable but for what it compiles when it is needed first; safe for several threads. */
public final class Engine {
    private final Anchors anchors;
    private final Tries tries;
    private final @Nullable Rule torn;
    private final List<Rule> shapes;
    private volatile @Nullable Engine ofShapes;

    public Engine(List<Rule> rules) {
        this.shapes = rules.stream().filter(Rule::shape).toList();
        KeyNames names = new KeyNames();
        List<Matcher> matchers = new ArrayList<>(List.of(new KeyMatcher(names)));
        Map<String, TreeSet<Integer>> literals = new LinkedHashMap<>();
        Rule broken = null;
        for (Rule rule : rules) {
            int number = switch (rule.context()) {
                case Context.Key key -> {
                    names.add(rule, key);
                    yield 0;
                }
                case Context.Argument argument -> add(matchers, new ArgumentMatcher(rule, argument));
                case Context.Line line -> add(matchers, new ExpressionMatcher(rule, line));
                case Context.Block block -> {
                    broken = broken == null && block.end() != null ? rule : broken;
                    yield add(matchers, new BlockMatcher(rule, block));
                }
            };
            rule.context().anchors()
                    .forEach(anchor -> literals.computeIfAbsent(anchor, _ -> new TreeSet<>()).add(number));
        }
        Map<String, int[]> numbers = new LinkedHashMap<>();
        literals.forEach((literal, all) -> numbers.put(literal, all.stream().mapToInt(Integer::intValue).toArray()));
        this.anchors = new Anchors(numbers);
        this.tries = new Tries(List.copyOf(matchers));
        this.torn = broken;
    }

    private static int add(List<Matcher> matchers, Matcher matcher) {
        matchers.add(matcher);
        return matchers.size() - 1;
    }

    /** A text on its way to a stream, which is not closed. */
    public Scan scan(OutputStream out, SecretMasking masking, FoundSecrets findings) {
        return new Scan(this, out, masking, findings);
    }

    Anchors anchors() {
        return anchors;
    }

    LineScan lines() {
        return new LineScan(anchors, tries);
    }

    /** The rule for what is left of a block whose begin is cut off; null: none of the rules has blocks with an end. */
    @Nullable
    Rule torn() {
        return torn;
    }

    /** Of those rules alone that need no text around a secret. */
    Engine ofShapes() {
        Engine made = ofShapes;
        if (made == null) {
            made = new Engine(shapes);
            ofShapes = made;
        }
        return made;
    }

    /** False: it holds no anchor, and so no secret. */
    public boolean concerns(byte[] text) {
        return anchors.find(text, 0, text.length) >= 0;
    }

    /** Matchers by their numbers. */
    record Tries(List<Matcher> matchers) {
        int size() {
            return matchers.size();
        }

        Matcher matcher(int number) {
            return matchers.get(number);
        }
    }
}
