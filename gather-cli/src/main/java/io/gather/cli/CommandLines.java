package io.gather.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.gather.cli.help.Help;
import io.gather.cli.help.Switches;
import io.gather.cli.show.Printer;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * How every command line is understood, and what every command has, whatever it does.
 *
 * @param debug whether it is shown where an error happened
 */
record CommandLines(Printer printer, Map<String, String> environment, boolean debug) {
    CommandLine finished(CommandLine line) {
        line.registerConverter(ByteSize.class, converter(ByteSize::parse));
        line.registerConverter(Duration.class, converter(Durations::parse));
        line.getSubcommands().values().forEach(CommandLines::complete);
        line.setHelpSectionKeys(List.of("page"));
        line.setHelpSectionMap(Map.of("page", about -> Help.of(environment).text(about.commandSpec()).painted()));
        // What looks like an option is one: a typo must not become the value of the option before it.
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        // What follows an option that takes a value is its value, though there may be a command of that name.
        line.setAllowSubcommandsAsOptionParameters(true);
        // Of options that contradict each other the last one wins.
        line.setOverwrittenOptionsAllowed(true);
        line.getCommandSpec().preprocessor(new Dashes());
        // What begins so is a group of nodes, not a file with arguments.
        line.setExpandAtFiles(false);
        line.setOut(printer.resultWriter());
        line.setErr(printer.messageWriter());
        ErrorHandler errors = new ErrorHandler(printer, debug);
        line.setExecutionStrategy(errors);
        line.setExecutionExceptionHandler(errors);
        line.setParameterExceptionHandler(new UsageHandler(printer));
        return line;
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    private static void complete(CommandLine line) {
        line.getSubcommands().values().forEach(CommandLines::complete);
        CommandSpec command = line.getCommandSpec();
        command.versionProvider(new Version());
        Switches.name(command);
        if (command.findOption("--debug") == null) {
            command.addOption(OptionSpec.builder("--debug").description("show where an error happened").build());
        }
    }
}
