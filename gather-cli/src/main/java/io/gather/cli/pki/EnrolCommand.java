package io.gather.cli.pki;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "enrol", mixinStandardHelpOptions = true, sortOptions = false, description = "Calls nodes that were invited and wait to join, and gives them their certificates.")
final class EnrolCommand implements Callable<Integer> {
    private final Enrolments enrolments;

    @Parameters(arity = "0..*", paramLabel = "NODE", description = "names, as in the inventory (default: all that are invited)")
    private List<String> names = new ArrayList<>();

    @Option(names = "--wait", paramLabel = "DURATION", defaultValue = "10m", description = "how long to wait until they join (default: 10m)")
    private Duration wait = Duration.ZERO;

    @Mixin
    private NodeOptions nodes = new NodeOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    EnrolCommand(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Integer call() throws Exception {
        return enrolments.enrol(names, wait, nodes, places);
    }
}
