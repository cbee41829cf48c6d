package io.gather.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.gather.cli.error.CommandError;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;

/** The one place where errors become words and exit codes. */
final class ErrorHandler implements IExecutionStrategy, IExecutionExceptionHandler {
    private final Printer printer;
    private final boolean debug;

    ErrorHandler(Printer printer, boolean debug) {
        this.printer = printer;
        this.debug = debug;
    }

    /** Runs what was asked for; errors of the machine come to the handler as well. */
    @Override
    public int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (Error e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "ended by " + e, e);
        }
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        Throwable shortage = MemoryShortage.in(failure);
        GatherException error = shortage == null
                ? inWords(failure)
                : MemoryShortage.of(shortage, failure, command.getCommandSpec().qualifiedName());
        printer.message("gather: " + (error.where().isEmpty() ? "" : error.where() + ": ") + error.what());
        if (!error.remedy().isEmpty()) {
            printer.message("  next: " + printer.words(error.remedy()) + "  [" + error.code() + "]");
        }
        if (debug) {
            printer.trace(failure);
        }
        return error.category().exitCode();
    }

    private static GatherException inWords(Exception failure) {
        return switch (failure) {
            case GatherException known -> known;
            case UncheckedIOException io -> unexpected(io.getCause() == null ? io : io.getCause());
            case InterruptedException _ -> new GatherException(CommandError.INTERRUPTED, "interrupted", "",
                    "see what is left: gather status", failure);
            default -> unexpected(failure);
        };
    }

    private static GatherException unexpected(Exception wrapped) {
        Throwable failure = wrapped instanceof ExecutionException && wrapped.getCause() != null
                ? wrapped.getCause()
                : wrapped;
        if (failure instanceof IOException) {
            return new GatherException(CommandError.FILES, String.valueOf(failure), "",
                    "check the path, space and permissions; --debug shows where it happened", failure);
        }
        return new GatherException(CommandError.UNEXPECTED, "internal error: " + failure, "",
                "please report this with the output of the same command and --debug", failure);
    }
}
