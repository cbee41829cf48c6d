package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "verify", mixinStandardHelpOptions = true, description = "Checks every byte of a bundle; exit code 9 when something is wrong.")
public final class VerifyCommand implements Callable<Integer> {
    private final Checking checking;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle")
    private Path bundle = Path.of("");

    @Option(names = "--json", description = "the result as a JSON object")
    private boolean json;

    public VerifyCommand(Checking checking) {
        this.checking = checking;
    }

    @Override
    public Integer call() throws Exception {
        return checking.verify(bundle, json);
    }
}
