package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "extract", mixinStandardHelpOptions = true, description = "Unpacks a bundle, or parts of it; never outside the target.")
public final class ExtractCommand implements Callable<Integer> {
    private final Unpacking unpacking;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle")
    private Path bundle = Path.of("");

    @Parameters(index = "1..*", paramLabel = "PATTERN", description = "only these names: *, **, ?; directories with all below them")
    private List<String> patterns = new ArrayList<>();

    @Option(names = {"-C", "--target"}, paramLabel = "DIR", description = "where to (default: the current folder)")
    private Path target = Path.of("");

    @Option(names = "--overwrite", description = "replace files that are there already")
    private boolean overwrite;

    public ExtractCommand(Unpacking unpacking) {
        this.unpacking = unpacking;
    }

    @Override
    public Integer call() {
        return unpacking.extract(bundle, patterns, target, overwrite);
    }
}
