package io.gather.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.gather.cli.show.Printer;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where errors become words and exit codes. */
final class ErrorHandler implements IExecutionExceptionHandler {
    private final Printer printer;
    private final boolean debug;

    ErrorHandler(Printer printer, boolean debug) {
        this.printer = printer;
        this.debug = debug;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        GatherException error = switch (failure) {
            case GatherException known -> known;
            case UncheckedIOException io -> unexpected(io.getCause() == null ? io : io.getCause());
            case InterruptedException _ -> new GatherException(Category.INTERNAL, "GATHER-1002", "interrupted", "",
                    "see what is left: gather status", failure);
            default -> unexpected(failure);
        };
        printer.message("gather: " + (error.where().isEmpty() ? "" : error.where() + ": ") + error.what());
        if (!error.remedy().isEmpty()) {
            printer.message("  next: " + error.remedy() + "  [" + error.code() + "]");
        }
        if (debug) {
            printer.trace(failure);
        }
        return error.category().exitCode();
    }

    /** Every input has its limits; this is for what nobody thought of. */
    int tooMuch(Error failure) {
        printer.message("gather: " + (failure instanceof OutOfMemoryError
                ? "the memory that gather may use is not enough for this: " + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MB"
                : "something is nested too deeply for gather to read it"));
        printer.message(
                "  next: give it less at once, or let it use more: GATHER_JAVA_OPTIONS='-Xmx512m -Xss8m'  [GATHER-1006]");
        if (debug) {
            printer.trace(failure);
        }
        return Category.INTERNAL.exitCode();
    }

    private static GatherException unexpected(Exception failure) {
        if (failure instanceof IOException) {
            return new GatherException(Category.INTERNAL, "GATHER-1003", String.valueOf(failure), "",
                    "check the path, space and permissions; --debug shows where it happened", failure);
        }
        return new GatherException(Category.INTERNAL, "GATHER-1000", "internal error: " + failure, "",
                "please report this with the output of the same command and --debug", failure);
    }
}
