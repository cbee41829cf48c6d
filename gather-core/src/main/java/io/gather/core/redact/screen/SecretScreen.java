package io.gather.core.redact.screen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.gather.core.redact.rule.Context;
import io.gather.core.redact.rule.Rule;

/**
 * An extended regular expression of POSIX, for use whatever the case and byte by byte, that finds something in each text in which one of
 * the rules finds a secret. It finds something in others too, though far more seldom than an anchor.
 */
public final class SecretScreen {
    private static final String KEY = "[A-Za-z0-9_.-]";
    private static final String CLOSERS = "[]\"'`\\]*";
    private static final String BLANKS = "[ \t]*";

    /** Letters with zeros between them, which count as control characters: in UTF-16 nothing else would be found. */
    private static final String WIDE = "[ -~]([[:cntrl:]][ -~]){3,}";

    private SecretScreen() {}

    public static String of(List<Rule> rules) {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> all = new LinkedHashSet<>();
        for (Rule rule : rules) {
            switch (rule.context()) {
                case Context.Key key -> keys.addAll(key.anchors());
                case Context.Argument argument -> all.add(argument(argument));
                case Context.Line line -> all.add(found(line.expression(), line.anchors()));
                case Context.Block block -> all.add(found(block.begin(), block.anchors()));
            }
        }
        if (!keys.isEmpty()) {
            all.addAll(keys(any(keys)));
        }
        if (!all.isEmpty()) {
            all.add(WIDE);
        }
        return String.join("|", all);
    }

    /** An anchor is part of a key, or stands right behind it; then a separator follows, or the value of an option, or a line with it. */
    private static List<String> keys(String anchor) {
        String rest = anchor + KEY + "*" + CLOSERS + BLANKS;
        return List.of(rest + "([=:+?><,%{#.|\\\\]|\r?$)", "-" + KEY + "*" + anchor + KEY + "*[]\"'`\\ \t]",
                "(name|key|property|variable)" + CLOSERS + BLANKS + "[:=]?" + BLANKS + CLOSERS + KEY + "*" + rest);
    }

    private static String argument(Context.Argument argument) {
        List<String> options = new ArrayList<>();
        argument.options().forEach(option -> options.add(PosixExpression.literal(option)));
        argument.attached().forEach(option -> options.add(PosixExpression.literal(option)));
        if (!argument.after().isEmpty()) {
            // The last of several letters behind one dash.
            argument.options().stream().filter(option -> option.length() == 2)
                    .forEach(option -> options.add("-[A-Za-z]+" + PosixExpression.literal(option.substring(1))));
        }
        return any(argument.anchors()) + KEY + "*[ \t\"'`].*(" + String.join("|", options) + ")";
    }

    private static String found(String expression, Collection<String> anchors) {
        try {
            return "(" + PosixExpression.of(expression) + ")";
        } catch (IllegalArgumentException e) {
            // A rule of a site's own may say more than can be translated; its anchors can always be.
            return any(anchors);
        }
    }

    private static String any(Collection<String> literals) {
        return literals.stream().map(PosixExpression::literal).collect(Collectors.joining("|", "(", ")"));
    }
}
