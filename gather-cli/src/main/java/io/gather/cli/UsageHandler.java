package io.gather.cli;

import io.gather.cli.show.Printer;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One clear line for a command line that cannot be understood, with what was probably meant. */
final class UsageHandler implements IParameterExceptionHandler {
    private final Printer printer;

    UsageHandler(Printer printer) {
        this.printer = printer;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        CommandLine command = failure.getCommandLine();
        printer.message("gather: " + failure.getMessage());
        String name = command.getCommandSpec().qualifiedName();
        if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            printer.message("  did you mean: " + String.join(" or ", unmatched.getSuggestions()));
        }
        printer.message("  next: " + name + " --help  [GATHER-2001]");
        return 2;
    }
}
