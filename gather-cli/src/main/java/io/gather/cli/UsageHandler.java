package io.gather.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.Category;
import io.gather.core.toml.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One clear line for a command line that cannot be understood, with what was probably meant. */
final class UsageHandler implements IParameterExceptionHandler {
    private static final Pattern UNKNOWN = Pattern.compile("Unknown options?: '([^']*)'");

    private final Printer printer;

    UsageHandler(Printer printer) {
        this.printer = printer;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        // That a value is missing is only true of options that had none yet.
        printer.message(
                "gather: " + String.valueOf(failure.getMessage()).replaceFirst("(?s); Expected parameter .*", ""));
        List<String> meant = meant(failure, command.getCommandSpec());
        if (!meant.isEmpty()) {
            printer.message("  did you mean: " + String.join(" or ", meant));
        }
        printer.message("  next: " + command.getCommandSpec().qualifiedName() + " --help  ["
                + CommandError.COMMAND_LINE.entry().code() + "]");
        return Category.USAGE.exitCode();
    }

    private static List<String> meant(ParameterException failure, CommandSpec command) {
        Matcher unknown = UNKNOWN.matcher(String.valueOf(failure.getMessage()));
        if (unknown.find()) {
            String typed = unknown.group(1);
            int equals = typed.indexOf('=');
            return nearest(equals < 0 ? typed : typed.substring(0, equals), command).stream().toList();
        }
        return failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
    }

    private static Optional<String> nearest(String typed, CommandSpec command) {
        List<String> names = new ArrayList<>(command.optionsMap().keySet());
        names.addAll(command.negatedOptionsMap().keySet());
        // One letter is near to every other one.
        names.removeIf(name -> !name.startsWith("--"));
        return NearestName.of(typed, names);
    }
}
