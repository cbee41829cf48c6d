package io.gather.cli.minion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.SettingChanges;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "serve", mixinStandardHelpOptions = true, description = "Runs what overlords ask of this node over RPC, until it is ended.")
final class ServeCommand implements Callable<Integer> {
    private final ServedNode node;

    @Option(names = "--listen", paramLabel = "ADDRESS", description = "where it is asked; all addresses of this machine where nothing says it")
    private @Nullable String listen;

    @Option(names = "--port", paramLabel = "PORT", description = "7443 where nothing says it")
    private @Nullable Integer port;

    @Option(names = "--allow", split = ",", paramLabel = "GROUP", description = "only these groups, or items (group.item), may be gathered")
    private List<String> allow = new ArrayList<>();

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    ServeCommand(ServedNode node) {
        this.node = node;
    }

    @Override
    public Integer call() throws Exception {
        return node.serve(places, saved -> new SettingChanges(saved.table()).put("minion.listen", "--listen", listen)
                .put("minion.port", "--port", port).put("minion.allow", "--allow", allow.isEmpty() ? null : allow));
    }
}
