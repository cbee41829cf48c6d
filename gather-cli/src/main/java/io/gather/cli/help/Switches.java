package io.gather.cli.help;

import java.util.List;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that are true without a value and may be given one: in messages its name is that of what it takes, not of a field. */
public final class Switches {
    private static final String VALUE = "true|false";

    private Switches() {}

    public static void name(CommandSpec command) {
        for (OptionSpec option : List.copyOf(command.options())) {
            if (option.group() == null && option.arity().max() > 0 && option.typeInfo().isBoolean()
                    && option.paramLabel().startsWith("<")) {
                command.remove(option);
                command.addOption(OptionSpec.builder(option).paramLabel(VALUE).build());
            }
        }
    }
}
