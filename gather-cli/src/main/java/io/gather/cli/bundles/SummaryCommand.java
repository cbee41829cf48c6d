package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "summary", mixinStandardHelpOptions = true, description = "What a bundle holds and what is missing, on one screen.")
public final class SummaryCommand implements Callable<Integer> {
    private final Summaries summaries;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle")
    private Path bundle = Path.of("");

    @Option(names = "--json", description = "as a JSON object")
    private boolean json;

    public SummaryCommand(Summaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public Integer call() throws Exception {
        return summaries.show(bundle, json);
    }
}
