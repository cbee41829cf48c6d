package io.gather.cli.isi;

import java.util.concurrent.Callable;

import io.gather.cli.gathering.Gatherings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "status", mixinStandardHelpOptions = true, description = "Whether a gather is running.")
public final class DiagnosticsStatus implements Callable<Integer> {
    private final Printer printer;
    private final Gatherings gatherings;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    public DiagnosticsStatus(Printer printer, Gatherings gatherings) {
        this.printer = printer;
        this.gatherings = gatherings;
    }

    @Override
    public Integer call() {
        printer.result(gatherings.underWay(places) ? "Gather is running." : "Gather is not running.");
        return 0;
    }
}
