package io.gather.cli.modules;

import java.util.List;
import java.util.concurrent.Callable;

import io.gather.cli.help.HelpExample;
import io.gather.cli.options.PlaceOptions;
import io.gather.core.module.Service;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = ModuleCommands.RUN, mixinStandardHelpOptions = true, description = "Runs the module's services in the foreground until Ctrl-C or SIGTERM, or until one fails.")
final class RunServicesCommand extends ModuleCommand implements Callable<Integer> {
    private final CommandParts parts;
    private ModuleOptions options = new ModuleOptions(List.of());

    @Option(names = "--json", arity = "0..1", fallbackValue = "true", description = "events as JSON lines")
    private boolean json;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    RunServicesCommand(InstalledModule module, CommandParts parts) {
        super(module, List.of(
                new HelpExample("gather " + module.name() + " " + ModuleCommands.RUN, "says when each of them serves"),
                new HelpExample("gather " + module.name() + " " + ModuleCommands.RUN + " --json", "for programs")));
        this.parts = parts;
    }

    CommandLine line() {
        CommandLine line = new CommandLine(this);
        options = ModuleOptions.addedTo(line.getCommandSpec(),
                module().services().stream().flatMap(service -> service.options().stream()).toList());
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        ModuleContexts contexts = parts.contexts().apply(places);
        try (ServiceLock _ = ServiceLock.take(contexts.state().modules(), module().name(), contexts.clock())) {
            ServiceReport report = json
                    ? new ServiceReport.Json(parts.printer())
                    : new ServiceReport.Text(
                            parts.printer());
            return new ServiceRun(module(), contexts, report, options.typed(), Service.STOPS_WITHIN).run();
        }
    }
}
