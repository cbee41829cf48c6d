package io.gather.cli.isi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.gathering.Gatherings;
import io.gather.cli.options.RunOptions;
import io.gather.cli.show.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "start", mixinStandardHelpOptions = true, sortOptions = false, description = "Starts a gather and does not wait for its end; see: gather isi gather status.")
public final class DiagnosticsStart implements Callable<Integer> {
    private final Printer printer;
    private final Gatherings gatherings;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = {"--connectivity",
            "--supportassist"}, arity = "0..1", fallbackValue = "true", description = "has no meaning outside OneFS")
    private List<Boolean> connectivity = new ArrayList<>();

    public DiagnosticsStart(Printer printer, Gatherings gatherings) {
        this.printer = printer;
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() throws Exception {
        if (!connectivity.isEmpty()) {
            printer.message("note: --connectivity has no meaning outside OneFS");
        }
        return gatherings.start(options);
    }
}
