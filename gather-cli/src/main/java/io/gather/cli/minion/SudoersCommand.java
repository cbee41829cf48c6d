package io.gather.cli.minion;

import java.util.concurrent.Callable;

import io.gather.cli.gathering.Surroundings;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "sudoers", mixinStandardHelpOptions = true, description = "Prints the rule of sudo for a daemon that is not root and runs the programs of minion.sudo.")
final class SudoersCommand implements Callable<Integer> {
    private final Printer printer;
    private final Surroundings surroundings;

    @Option(names = "--user", paramLabel = "USER", description = "as whom the daemon runs; you where nothing says it")
    private String user = System.getProperty("user.name");

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    SudoersCommand(Printer printer, Surroundings surroundings) {
        this.printer = printer;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        SudoPrograms programs = new SudoPrograms(surroundings.settings(places).minion().sudo());
        programs.missing().forEach(name -> printer.message("not on this machine: " + name));
        printer.result(programs.rule(new ServiceUnit(surroundings.program(), user).user()));
        return 0;
    }
}
