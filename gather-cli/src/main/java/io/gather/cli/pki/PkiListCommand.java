package io.gather.cli.pki;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Shows the certificates that the authority signed, and whether they are valid.")
final class PkiListCommand implements Callable<Integer> {
    private final ClusterPki pki;

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this cluster (default: the setting 'cluster')")
    private @Nullable String cluster;

    @Option(names = "--json", description = "one JSON object a certificate")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    PkiListCommand(ClusterPki pki) {
        this.pki = pki;
    }

    @Override
    public Integer call() {
        return pki.list(cluster, json, places);
    }
}
