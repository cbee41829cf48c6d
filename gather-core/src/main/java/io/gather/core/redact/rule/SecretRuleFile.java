package io.gather.core.redact.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlFile;
import io.gather.core.toml.TomlSection;
import org.jspecify.annotations.Nullable;

/** A file of rules, in TOML. */
final class SecretRuleFile {
    private static final String NAME = "[a-z0-9][a-z0-9-]*";

    private final Path file;
    private final Problems problems;

    SecretRuleFile(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** Adds them to those that are known, and takes away what is said to be off. */
    void read(Map<String, ShownRule> known) {
        TomlSection section = TomlFile.read(file, problems);
        if (section == null) {
            return;
        }
        for (String id : section.strings("off")) {
            if (known.remove(id) == null) {
                section.problem("off", "there is no rule '" + id + "' that could be off");
            }
        }
        for (TomlSection each : section.sections("rule")) {
            ShownRule rule = rule(each);
            known.put(rule.rule().id(), rule);
        }
        section.done();
    }

    private static ShownRule rule(TomlSection each) {
        String id = name(each, "id");
        String kind = name(each, "kind");
        Context context = context(each);
        if (context.anchors().isEmpty()) {
            each.problem("'anchors' is missing: a rule is tried only where one of them stands");
        }
        Rule rule = new Rule(id, kind, context, checks(each), each.bool("shape", false));
        List<String> examples = each.strings("examples");
        if (examples.isEmpty()) {
            each.problem("'examples' is missing: a text in which «» stand around each secret");
        }
        ShownRule shown = new ShownRule(rule, examples, each.strings("counter"));
        each.done();
        return shown;
    }

    private static String name(TomlSection each, String key) {
        String name = each.required(key);
        if (!name.isEmpty() && !name.matches(NAME)) {
            each.problem(key, "'" + key + "' has letters in lower case, digits and '-'");
        }
        return name;
    }

    private static Context context(TomlSection each) {
        List<String> anchors = each.strings("anchors").stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        return switch (each.required("context")) {
            case "key" -> new Context.Key(anchors, each.strings("words"), each.strings("parts"));
            case "argument" -> new Context.Argument(anchors, each.strings("options"), each.strings("attached"),
                    each.string("after", ""));
            case "block" -> new Context.Block(anchors, expression(each, "begin", each.required("begin")),
                    lower(each.string("end")), optional(each, "body"), optional(each, "expression"));
            case "line" -> new Context.Line(anchors, expression(each, "expression", each.required("expression")),
                    each.strings("needs"));
            default -> {
                each.problem("context", "'context' must be key, argument, line or block");
                yield new Context.Key(anchors, List.of(), List.of());
            }
        };
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String optional(TomlSection each, String key) {
        String text = each.string(key);
        return text == null ? null : expression(each, key, text);
    }

    private static String expression(TomlSection each, String key, String text) {
        try {
            Pattern pattern = Pattern.compile(text);
            if (!key.equals("body") && pattern.matches("")) {
                each.problem(key, "'" + key + "' finds something where there is nothing");
            }
        } catch (PatternSyntaxException e) {
            each.problem(key, "'" + key + "' is no expression of RE2: " + e.getMessage());
        }
        return text;
    }

    private static List<Check> checks(TomlSection each) {
        List<Check> checks = new ArrayList<>();
        for (String name : each.strings("checks")) {
            try {
                checks.add(Check.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            } catch (IllegalArgumentException unknown) {
                each.problem("checks", "'" + name + "' is none of random, strong, long, word, key, base64, no-module");
            }
        }
        return checks;
    }
}
