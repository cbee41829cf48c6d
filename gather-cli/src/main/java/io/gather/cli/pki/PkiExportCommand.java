package io.gather.cli.pki;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "export", mixinStandardHelpOptions = true, description = "Prints the authority's certificate and its list of revoked ones, in PEM; or makes a certificate and key for another overlord.")
final class PkiExportCommand implements Callable<Integer> {
    private final ClusterPki pki;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--to", paramLabel = "FILE", description = "into this file; it must not be there")
    private @Nullable Path file;

    @Option(names = "--overlord", paramLabel = "NAME", description = "a new certificate and its key for the overlord of this name; they are never printed")
    private @Nullable String overlord;

    @Option(names = "--cluster", paramLabel = "NAME", description = "of this cluster (default: the setting 'cluster')")
    private @Nullable String cluster;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    PkiExportCommand(ClusterPki pki) {
        this.pki = pki;
    }

    @Override
    public Integer call() throws Exception {
        if (overlord != null && file == null) {
            throw new ParameterException(spec.commandLine(), "into which file? a key is not printed: --to FILE");
        }
        return file == null
                ? pki.print(cluster, places)
                : overlord == null ? pki.export(file, cluster, places) : pki.overlord(overlord, file, cluster, places);
    }
}
