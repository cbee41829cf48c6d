package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "summary", mixinStandardHelpOptions = true, description = {
        "Shows on one screen what a bundle holds and what is missing.",
        "Where, when and by which command it was gathered, nodes and items by outcome, what went wrong and why, the biggest files."})
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
