package io.gather.cli.pki;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "invite", mixinStandardHelpOptions = true, sortOptions = false, description = "Prints for each node the line to type there, so that it gets its certificate.")
final class InviteCommand implements Callable<Integer> {
    private final Enrolments enrolments;

    @Parameters(arity = "1..*", paramLabel = "NODE", description = "names, as in the inventory")
    private List<String> names = new ArrayList<>();

    @Option(names = "--valid", paramLabel = "DURATION", defaultValue = "1h", description = "how long the node may be enrolled (default: 1h)")
    private Duration valid = Duration.ZERO;

    @Option(names = "--wait", paramLabel = "DURATION", description = "enrol them at once, and wait so long until they join")
    private @Nullable Duration wait;

    @Option(names = "--json", description = "one JSON object a node, with its token")
    private boolean json;

    @Mixin
    private NodeOptions nodes = new NodeOptions();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    InviteCommand(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Integer call() throws Exception {
        enrolments.invite(names, valid, json, nodes, places);
        return wait == null ? 0 : enrolments.enrol(names, wait, nodes, places);
    }
}
