package io.gather.core.redact.rule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

import io.gather.core.json.Json;

/**
 * Rules that need not be read of TOML at each start.
 *
 * @param sum of the files that they were read of
 */
record CompiledRules(long sum, List<Rule> rules) {
    CompiledRules {
        rules = List.copyOf(rules);
    }

    static void write(Path folder, List<ShownRule> rules, Path target) throws IOException {
        CompiledRules compiled = new CompiledRules(sum(folder), rules.stream().map(ShownRule::rule).toList());
        Files.writeString(target, Json.write(compiled));
    }

    /** Empty: they are not there, or not those of the folder, which is to be read then. */
    static Optional<List<Rule>> read(Path compiled, Path folder) {
        try {
            CompiledRules read = Json.read(Files.readAllBytes(compiled), CompiledRules.class);
            return read.sum == sum(folder) ? Optional.of(read.rules) : Optional.empty();
        } catch (IOException costsTimeOnly) {
            return Optional.empty();
        }
    }

    private static long sum(Path folder) throws IOException {
        CRC32 sum = new CRC32();
        for (Path file : RuleFolder.files(folder)) {
            sum.update(String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8));
            sum.update(Files.readAllBytes(file));
        }
        return sum.getValue();
    }
}
