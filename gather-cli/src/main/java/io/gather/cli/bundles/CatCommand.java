package io.gather.cli.bundles;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "cat", mixinStandardHelpOptions = true, description = "Prints files of a bundle, reading nothing but them.")
public final class CatCommand implements Callable<Integer> {
    private final PrintedContents contents;

    @Parameters(paramLabel = "BUNDLE", description = "the bundle")
    private Path bundle = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME", description = "names with or without the top directory; *, **, ?")
    private List<String> names = List.of();

    public CatCommand(PrintedContents contents) {
        this.contents = contents;
    }

    @Override
    public Integer call() throws Exception {
        return contents.print(bundle, names);
    }
}
