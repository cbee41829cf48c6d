package io.gather.cli.help;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.gather.cli.show.Printer;
import io.gather.core.error.ErrorCatalog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "explain", mixinStandardHelpOptions = true, description = {
        "Tells what the code of an error means, what to do about it, and which exit code it has.",
        "Without a code it lists all of them."})
public final class ExplainCommand implements Callable<Integer> {
    private final Printer printer;
    private final Supplier<ErrorCatalog> catalog;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Parameters(arity = "0..1", paramLabel = "CODE", description = "such as GATHER-2101, or its number (default: all of them)")
    private @Nullable String code;

    public ExplainCommand(Printer printer, Supplier<ErrorCatalog> catalog) {
        this.printer = printer;
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        Explanations explanations = new Explanations(printer, catalog.get(), json);
        if (code == null) {
            explanations.showAll();
        } else {
            explanations.show(code);
        }
        return 0;
    }
}
