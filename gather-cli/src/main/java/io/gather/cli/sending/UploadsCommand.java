package io.gather.cli.sending;

import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "uploads", mixinStandardHelpOptions = true, description = "Shows what was sent, and what waits to be sent.")
public final class UploadsCommand implements Callable<Integer> {
    private final History history;

    @Option(names = "--failed", description = "only what was tried and has not arrived")
    private boolean failed;

    @Option(names = "--remove", paramLabel = "ID", description = "take this one out of the list; the bundle stays")
    private @Nullable String remove;

    @Option(names = "--json", description = "one JSON object a bundle")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    public UploadsCommand(History history) {
        this.history = history;
    }

    @Override
    public Integer call() throws Exception {
        return remove == null ? history.show(places, failed, json) : history.remove(places, remove);
    }
}
