package io.gather.cli.gathering;

import java.util.concurrent.Callable;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.SecretOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "doctor", mixinStandardHelpOptions = true, sortOptions = false, description = "Rehearses a gather: reaches every node and tries every way of uploading as a gather would, and says what would go wrong.")
public final class DoctorCommand implements Callable<Integer> {
    private final DoctorRun rehearsal;

    @Mixin
    private NodeOptions nodes = new NodeOptions();

    @Mixin
    private ReachOptions reach = new ReachOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Mixin
    private SecretOptions secrets = new SecretOptions();

    @Option(names = "--json", description = "one JSON object a finding")
    private boolean json;

    public DoctorCommand(DoctorRun rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public Integer call() throws Exception {
        return rehearsal.examine(nodes, reach, places, secrets, json);
    }
}
