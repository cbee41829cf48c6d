package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists what is in a bundle, without unpacking it.")
public final class LsCommand implements Callable<Integer> {
    private final Listing listing;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle")
    private Path bundle = Path.of("");

    @Parameters(index = "1..*", paramLabel = "PATTERN", description = "only these names: *, **, ?; directories with all below them")
    private List<String> patterns = new ArrayList<>();

    @Option(names = {"-l", "--long"}, description = "mode, size and time too")
    private boolean details;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    public LsCommand(Listing listing) {
        this.listing = listing;
    }

    @Override
    public Integer call() {
        return listing.show(bundle, patterns, details, json);
    }
}
