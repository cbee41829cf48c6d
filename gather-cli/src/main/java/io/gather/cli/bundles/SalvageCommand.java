package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "salvage", mixinStandardHelpOptions = true, description = "Makes a complete bundle of what can be read of a cut or damaged .tgz, of ours or another's.")
public final class SalvageCommand implements Callable<Integer> {
    private final Unpacking unpacking;

    @Parameters(paramLabel = "FILE", description = "the damaged file")
    private Path source = Path.of("");

    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "the new bundle (default: beside it, with -salvaged)")
    private @Nullable Path target;

    @Option(names = "--overwrite", description = "replace a file that is there already; never the damaged one")
    private boolean overwrite;

    @Option(names = "--max-ratio", paramLabel = "N", defaultValue = "200", description = "how many times the file's own size may come out of it, beyond the first 64 MB (default: 200)")
    private long ratio;

    public SalvageCommand(Unpacking unpacking) {
        this.unpacking = unpacking;
    }

    @Override
    public Integer call() {
        return unpacking.salvage(source, target, ratio, overwrite);
    }
}
