package io.gather.cli.minion;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

import io.gather.cli.show.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "unit", mixinStandardHelpOptions = true, description = "Prints a unit of systemd that serves this node from the start of the machine on.")
final class UnitCommand implements Callable<Integer> {
    private final Printer printer;
    private final Supplier<Path> program;

    @Option(names = "--user", paramLabel = "USER", description = "as whom it gathers; root where nothing says it")
    private String user = "root";

    UnitCommand(Printer printer, Supplier<Path> program) {
        this.printer = printer;
        this.program = program;
    }

    @Override
    public Integer call() {
        printer.result(new ServiceUnit(program.get(), user).text().stripTrailing());
        return 0;
    }
}
