package io.gather.core.redact.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.redact.rule.Rules;
import io.gather.core.redact.rule.ShownRule;
import io.gather.core.redact.scan.Engine;
import io.gather.core.redact.scan.FoundSecrets;
import io.gather.core.redact.scan.Scan;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;

/** Whether rules find in their examples what these mark, nothing else, and nothing in their counter-examples. */
public final class RuleTrial {
    private static final Pattern MARKED = Pattern.compile("«[^»]*»");
    private static final String MASK = "********";

    private final Problems problems = new Problems();

    private RuleTrial() {}

    /**
     * @return how many rules there are
     * @throws GatherException that names every mistake of the files, or of what their rules find
     */
    public static int check(List<Path> files) {
        RuleTrial trial = new RuleTrial();
        int count = 0;
        for (Path file : files) {
            List<ShownRule> rules = new Rules().file(file).read();
            rules.forEach(rule -> trial.check(file, rule));
            count += rules.size();
        }
        trial.problems.throwIfAny(InputError.RULES_WRONG,
                Remedy.of("correct the rule or its examples; docs/redaction.md describes both"));
        return count;
    }

    private void check(Path file, ShownRule shown) {
        Engine engine = new Engine(List.of(shown.rule()));
        for (String example : shown.examples()) {
            compare(file, shown, masked(engine, example.replaceAll("[«»]", "")),
                    MARKED.matcher(example).replaceAll(MASK));
        }
        for (String counter : shown.counter()) {
            compare(file, shown, masked(engine, counter), counter);
        }
    }

    private void compare(Path file, ShownRule shown, String masked, String wanted) {
        if (!masked.equals(wanted)) {
            problems.add(new Problem(file, 0, 0,
                    "rule '" + shown.rule().id() + "' makes '" + masked + "', not '" + wanted + "'"));
        }
    }

    private static String masked(Engine engine, String text) {
        byte[] mask = MASK.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Scan scan = engine.scan(out, (_, _, _) -> mask, FoundSecrets.NOBODY);
        try {
            scan.write(bytes, 0, bytes.length);
            scan.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
