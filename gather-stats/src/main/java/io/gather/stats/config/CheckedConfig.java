package io.gather.stats.config;

import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.stats.error.StatsError;

/**
 * A file as it was read.
 *
 * @param config empty: there are errors
 * @param warnings what is left out, understood in another way, or probably not what was meant; in the order of lines, as errors are
 */
public record CheckedConfig(Optional<StatsConfig> config, List<Problem> errors, List<Problem> warnings) {
    public CheckedConfig {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** @throws GatherException that names all errors, when there are any */
    public StatsConfig usable() {
        Problems problems = new Problems();
        errors.forEach(problems::add);
        problems.throwIfAny(StatsError.CONFIG_WRONG, Remedy.of("correct the file; docs/stats.md describes it"));
        return config.orElseThrow();
    }
}
