package io.gather.core.module;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a command of a module, as they were typed. */
public interface TypedOptions {
    /** Values of the options that were typed, by name, in their order; of one that takes none, an empty list. */
    Map<String, List<String>> options();

    default boolean has(String option) {
        return options().containsKey(option);
    }

    /** Of an option that was typed several times, the last one. */
    default Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    default List<String> values(String option) {
        return options().getOrDefault(option, List.of());
    }
}
