package io.gather.cli.options;

import picocli.CommandLine.Option;

/** How much is shown, and in which form. */
public final class ShowOptions {
    @Option(names = {"-q",
            "--quiet"}, arity = "0..1", fallbackValue = "true", description = "errors and the result only")
    private boolean quiet;

    @Option(names = {"-v",
            "--verbose"}, arity = "0..1", fallbackValue = "true", description = "also a line for every item as it ends")
    private boolean verbose;

    @Option(names = "--json", arity = "0..1", fallbackValue = "true", description = "events and result as JSON lines")
    private boolean json;

    /** The same, with errors and the result only. */
    ShowOptions quieter() {
        ShowOptions quieter = new ShowOptions();
        quieter.quiet = true;
        quieter.json = json;
        return quieter;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean verbose() {
        return verbose;
    }

    public boolean json() {
        return json;
    }
}
