package io.gather.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.gather.cli.bundles.BundleCommands;
import io.gather.cli.catalog.CatalogCommands;
import io.gather.cli.commands.NamedCommand;
import io.gather.cli.gathering.DoctorRun;
import io.gather.cli.gathering.GatheringCommands;
import io.gather.cli.gathering.Gatherings;
import io.gather.cli.gathering.Screen;
import io.gather.cli.help.CompletionCommand;
import io.gather.cli.help.ExplainCommand;
import io.gather.cli.help.HelpCommand;
import io.gather.cli.isi.IsiCommands;
import io.gather.cli.minion.MinionCommands;
import io.gather.cli.modules.InstalledModules;
import io.gather.cli.modules.ModuleCommands;
import io.gather.cli.modules.Providers;
import io.gather.cli.nodes.NodesCommands;
import io.gather.cli.pki.PkiCommands;
import io.gather.cli.redact.RedactCommands;
import io.gather.cli.schedule.ScheduleCommands;
import io.gather.cli.sending.SendingCommands;
import io.gather.cli.settings.SettingsCommands;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.cli.stats.TopCommand;
import io.gather.cli.watermarks.WatermarksCommands;
import io.gather.core.error.ErrorCatalog;
import io.gather.core.module.GatherModule;
import io.gather.core.overlord.state.StateDirectory;
import picocli.CommandLine;

/** Puts the program together, by hand and in one place. What a command does not need is not made. */
final class Wiring implements AutoCloseable {
    private final CommandLines lines;
    private final ThisProcess process;
    private final CommandChoice choice;
    private final String first;

    /** @param typed the command line that the arguments were made of */
    Wiring(PrintStream out, PrintStream err, Map<String, String> environment, List<String> typed, List<String> args) {
        this(out, err, environment, typed, args, () -> Providers.of(GatherModule.class));
    }

    /** @param found the modules, looked for when they are needed */
    Wiring(PrintStream out, PrintStream err, Map<String, String> environment, List<String> typed, List<String> args,
            Supplier<Providers<GatherModule>> found) {
        Printer printer = new Printer(out, err, new Advice(List.copyOf(typed), List.copyOf(args)));
        lines = new CommandLines(printer, environment, args.contains("--debug"));
        first = args.isEmpty() ? "" : args.getFirst();
        InstalledModules modules = new InstalledModules(found, this::names);
        process = new ThisProcess(printer, environment, typed, args, modules);
        Screen screen = new Screen(printer, Terminal.of(environment), NodeFolding.SETS);
        Gatherings gatherings = new Gatherings(screen, process);
        DoctorRun rehearsal = new DoctorRun(screen, process);
        SettingsCommands settings = new SettingsCommands(printer, process);
        CatalogCommands catalog = new CatalogCommands(printer, process::catalog);
        PkiCommands pki = new PkiCommands(printer, System.in, process);
        List<NamedCommand> commands = Stream.of(new GatheringCommands(gatherings, rehearsal, modules::runOptions).all(),
                new SendingCommands(screen, process, gatherings).all(), settings.all(),
                new IsiCommands(printer, environment, gatherings, settings, catalog,
                        () -> process.knownSecrets().variables(),
                        (to, changed, line) -> Main.run(to, printer.err(), changed, typed,
                                line.toArray(String[]::new)))
                        .all(),
                new NodesCommands(printer, System.in, rehearsal, process).all(), catalog.all(),
                new ScheduleCommands(printer, process,
                        line -> lines.finished(choice().of("run"))
                                .parseArgs(Stream.concat(Stream.of("run"), line.stream()).toArray(String[]::new)),
                        (results, messages, line) -> Main.run(results, messages, environment, typed,
                                line.toArray(String[]::new)))
                        .all(),
                new WatermarksCommands(printer, process).all(),
                new MinionCommands(printer, process, process::served, Version.text(), pki::ofMinions).all(),
                pki.all(),
                new BundleCommands(printer, Terminal.ofResults(environment), screen.terminal()).all(),
                new RedactCommands(printer, Terminal.ofResults(environment), System.in, process,
                        () -> new SecretRules(UserPlaces.of(environment)).installed()).all())
                .flatMap(List::stream).toList();
        choice = new CommandChoice(() -> GatherCommand.of(gatherings, modules.runOptions()), commands,
                new ModuleCommands(modules, printer, process::contexts, Map.of("stats",
                        List.of(new NamedCommand("top", () -> new TopCommand(printer, screen.terminal(),
                                places -> new StateDirectory(process.settings(places).state()).module("stats")))))),
                List.of(new NamedCommand("completion", () -> new CompletionCommand(printer)),
                        new NamedCommand("explain", () -> new ExplainCommand(printer, ErrorCatalog::installed)),
                        new NamedCommand("help", () -> new HelpCommand(printer, Version.text()))));
    }

    int execute(String... normalised) {
        return commandLine().execute(normalised);
    }

    CommandLine commandLine() {
        return lines.finished(choice.of(first));
    }

    private CommandChoice choice() {
        return choice;
    }

    private Set<String> names() {
        return choice.names();
    }

    @Override
    public void close() {
        process.close();
    }
}
