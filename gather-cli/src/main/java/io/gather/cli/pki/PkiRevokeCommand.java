package io.gather.cli.pki;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes certificates for good. Here that holds at once, on each node from the next gather on.")
final class PkiRevokeCommand implements Callable<Integer> {
    private final ClusterPki pki;

    @Parameters(arity = "1..*", paramLabel = "NAME|SERIAL", description = "all certificates of this name, or the one of this serial number")
    private List<String> which = new ArrayList<>();

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this cluster (default: the setting 'cluster')")
    private @Nullable String cluster;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    PkiRevokeCommand(ClusterPki pki) {
        this.pki = pki;
    }

    @Override
    public Integer call() {
        return pki.revoke(which, cluster, places);
    }
}
