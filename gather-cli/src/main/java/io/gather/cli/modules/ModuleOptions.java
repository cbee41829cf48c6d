package io.gather.cli.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.module.VerbOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that a module brings, on the command line and as they were typed there. */
record ModuleOptions(List<OptionSpec> specs) {
    ModuleOptions {
        specs = List.copyOf(specs);
    }

    static ModuleOptions addedTo(CommandSpec command, List<VerbOption> options) {
        List<OptionSpec> specs = new ArrayList<>();
        for (VerbOption option : options) {
            OptionSpec spec = spec(option);
            command.addOption(spec);
            specs.add(spec);
        }
        return new ModuleOptions(specs);
    }

    private static OptionSpec spec(VerbOption option) {
        OptionSpec.Builder builder = OptionSpec.builder(option.name()).description(option.about());
        return option.value().isEmpty()
                ? builder.arity("0").type(boolean.class).build()
                : builder.arity("1").paramLabel(option.value()).type(List.class).auxiliaryTypes(String.class).build();
    }

    Map<String, List<String>> typed() {
        Map<String, List<String>> typed = new LinkedHashMap<>();
        for (OptionSpec option : specs) {
            if (!option.stringValues().isEmpty() || Boolean.TRUE.equals(option.getValue())) {
                typed.put(option.longestName(), option.typeInfo().isBoolean() ? List.of() : texts(option.getValue()));
            }
        }
        return typed;
    }

    static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case String one -> List.of(one);
            case null, default -> List.of();
        };
    }
}
