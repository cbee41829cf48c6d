package io.gather.core.redact.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.json.Json;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;

/** The rules of folders, in the order of their files' names; one of the same id replaces one of before. */
public final class Rules {
    private final Problems problems = new Problems();
    private final Map<String, ShownRule> rules = new LinkedHashMap<>();

    /** Every {@code *.toml} of the folder; a folder that is not there counts as empty. */
    public Rules folder(Path folder) {
        RuleFile reader = new RuleFile(problems);
        for (Path file : files(folder)) {
            reader.read(file).forEach(it -> rules.put(it.rule().id(), it));
        }
        return this;
    }

    /** @throws GatherException that names every problem of every file */
    public List<ShownRule> read() {
        problems.throwIfAny(InputError.RULES_WRONG,
                Remedy.of("correct the rules; docs/redaction.md describes their format"));
        return List.copyOf(rules.values());
    }

    /** What need not be read of TOML at each start. */
    public static byte[] compiled(List<ShownRule> rules) {
        return Json.write(new Compiled(rules.stream().map(ShownRule::rule).toList())).getBytes(
                java.nio.charset.StandardCharsets.UTF_8);
    }

    /** What {@link #compiled} made. */
    public static List<Rule> ofCompiled(byte[] compiled) throws IOException {
        return Json.read(compiled, Compiled.class).rules();
    }

    /** The one value of its file. */
    record Compiled(List<Rule> rules) {}

    private List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".toml")).sorted().toList());
        } catch (IOException e) {
            problems.add(new Problem(folder, 0, 0, "cannot be read: " + e));
            return List.of();
        }
    }
}
