package io.gather.core.module;

import java.util.List;
import java.util.Map;

/**
 * What was typed, and where the answer goes.
 *
 * @param arguments the words that are no options
 */
public record VerbCall(ModuleContext context, Map<String, List<String>> options, List<String> arguments,
        VerbOutput output) implements TypedOptions {
    public VerbCall {
        options = Map.copyOf(options);
        arguments = List.copyOf(arguments);
    }
}
