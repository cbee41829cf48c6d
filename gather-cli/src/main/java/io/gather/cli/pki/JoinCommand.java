package io.gather.cli.pki;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "join", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "On a node: waits for the overlord that invited it, and gets its certificate.",
        "The token is read from standard input: what stands in a command line others can see."})
final class JoinCommand implements Callable<Integer> {
    private final NodeJoining joining;

    @Option(names = "--token-file", paramLabel = "FILE", description = "read the token from this file")
    private @Nullable Path file;

    @Option(names = "--listen", paramLabel = "[ADDRESS:]PORT", description = "where the overlord calls (default: where this node's minion will serve: minion.listen, minion.port)")
    private @Nullable String listen;

    @Option(names = "--wait", paramLabel = "DURATION", defaultValue = "1h", description = "how long to wait for it (default: 1h)")
    private Duration wait = Duration.ZERO;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    JoinCommand(NodeJoining joining) {
        this.joining = joining;
    }

    @Override
    public Integer call() throws Exception {
        return joining.join(file, listen, wait, places);
    }
}
