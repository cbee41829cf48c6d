package io.gather.cli.redact;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "leaks", mixinStandardHelpOptions = true, description = "Searches a bundle for what may not be in it: identities that were replaced here, the name of this machine, secrets; exit code 8 when something is left.")
final class LeaksCommand implements Callable<Integer> {
    private final Leaks leaks;

    @Parameters(paramLabel = "BUNDLE", description = "a bundle, of ours or any tar")
    private Path bundle = Path.of("");

    @Option(names = "--keep-secrets", description = "do not look for secrets")
    private boolean keepSecrets;

    @Option(names = "--json", description = "the result as a JSON object")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    LeaksCommand(Leaks leaks) {
        this.leaks = leaks;
    }

    @Override
    public Integer call() {
        return leaks.search(bundle, keepSecrets, json, places);
    }
}
