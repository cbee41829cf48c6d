package io.gather.cli.stats;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;

import io.gather.cli.help.Described;
import io.gather.cli.help.HelpExample;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.stats.status.StatusFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "top", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Shows how the collector of statistics is doing, until Ctrl-C.",
        "Of each cluster: nodes, points a second, how old the newest one is, what waits for the sink, and the last error."})
public final class TopCommand implements Callable<Integer>, Described {
    private final Printer printer;
    private final Terminal terminal;
    private final Function<PlaceOptions, Path> folder;

    @Option(names = "--once", description = "show it once")
    private boolean once;

    @Option(names = "--json", description = "once, as the collector's own JSON object")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    /** @param folder of the module, where the collector's status is */
    public TopCommand(Printer printer, Terminal terminal, Function<PlaceOptions, Path> folder) {
        this.printer = printer;
        this.terminal = terminal;
        this.folder = folder;
    }

    @Override
    public Integer call() throws Exception {
        LiveView view = new LiveView(printer, terminal, new StatusFile(folder.apply(places)), InstantSource.system());
        if (json) {
            view.json();
        } else if (once) {
            view.once();
        } else {
            return view.follow();
        }
        return 0;
    }

    @Override
    public List<HelpExample> examples() {
        return List.of(new HelpExample("gather stats top", "live, until Ctrl-C"),
                new HelpExample("gather stats top --once", "for a script's log"));
    }

    @Override
    public String document() {
        return "stats";
    }

    @Override
    public boolean hasManual() {
        return true;
    }
}
