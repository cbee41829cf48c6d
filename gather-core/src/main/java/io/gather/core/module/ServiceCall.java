package io.gather.core.module;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a service works with.
 *
 * @param options of those that it has
 * @param started is told once that it serves, and where or how, in a few words: {@code listens on port 8443}
 */
public record ServiceCall(ModuleContext context, Map<String, List<String>> options, Consumer<String> started)
        implements TypedOptions {
    public ServiceCall {
        options = Map.copyOf(options);
    }
}
