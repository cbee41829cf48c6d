package io.gather.core.redact;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.rule.Rules;
import io.gather.core.redact.rule.ShownRule;

/** Texts with {@code «»} around each secret. */
public final class Marked {
    private static final Pattern SECRET = Pattern.compile("«[^»]*»");

    private Marked() {}

    /** As it stands on a machine. */
    public static String plain(String text) {
        return text.replace("«", "").replace("»", "");
    }

    /** As it should be in a bundle, where no key tells secrets apart. */
    public static String masked(String text) {
        return SECRET.matcher(text).replaceAll("********");
    }

    public static int secrets(String text) {
        return (int) SECRET.matcher(text).results().count();
    }

    public static List<ShownRule> shipped() {
        return new Rules().folder(Path.of(System.getProperty("gather.root"), "config/redact.d")).read();
    }

    public static Redactor redactor(String key) {
        return redactor(shipped().stream().map(ShownRule::rule).toList(), key);
    }

    public static Redactor redactor(List<Rule> rules, String key) {
        return Redactor.of(new Concealment(rules, key), List.of());
    }
}
