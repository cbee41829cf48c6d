package io.gather.core.module;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed, and where the answer goes.
 *
 * @param options values of the options that were typed, by name, in their order; of one that takes none, an empty list
 * @param arguments the words that are no options
 */
public record VerbCall(ModuleContext context, Map<String, List<String>> options, List<String> arguments,
        VerbOutput output) {
    public VerbCall {
        options = Map.copyOf(options);
        arguments = List.copyOf(arguments);
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** Of an option that was typed several times, the last one. */
    public Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }
}
