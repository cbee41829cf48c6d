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

@Command(name = "rotate", mixinStandardHelpOptions = true, description = {
        "Renews the overlord's certificate now, and those of nodes at the next gather.",
        "Nobody has to do this: what is valid for less than a third of its time is renewed by itself."})
final class PkiRotateCommand implements Callable<Integer> {
    private final ClusterPki pki;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "nodes (default: the overlord, and all nodes)")
    private List<String> names = new ArrayList<>();

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this cluster (default: the setting 'cluster')")
    private @Nullable String cluster;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    PkiRotateCommand(ClusterPki pki) {
        this.pki = pki;
    }

    @Override
    public Integer call() {
        return pki.rotate(names, cluster, places);
    }
}
