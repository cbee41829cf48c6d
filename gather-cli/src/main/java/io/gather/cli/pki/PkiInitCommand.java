package io.gather.cli.pki;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "init", mixinStandardHelpOptions = true, description = "Makes the authority of a cluster on this machine, and a certificate for the overlord here.")
final class PkiInitCommand implements Callable<Integer> {
    private final ClusterPki pki;

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this cluster (default: the setting 'cluster')")
    private @Nullable String cluster;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    PkiInitCommand(ClusterPki pki) {
        this.pki = pki;
    }

    @Override
    public Integer call() {
        return pki.init(cluster, places);
    }
}
