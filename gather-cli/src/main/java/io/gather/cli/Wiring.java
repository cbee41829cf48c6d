package io.gather.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import io.gather.cli.bundles.CatCommand;
import io.gather.cli.bundles.Checking;
import io.gather.cli.bundles.DiffCommand;
import io.gather.cli.bundles.Differences;
import io.gather.cli.bundles.ExtractCommand;
import io.gather.cli.bundles.Listing;
import io.gather.cli.bundles.LsCommand;
import io.gather.cli.bundles.PrintedContents;
import io.gather.cli.bundles.SalvageCommand;
import io.gather.cli.bundles.Summaries;
import io.gather.cli.bundles.SummaryCommand;
import io.gather.cli.bundles.Unpacking;
import io.gather.cli.bundles.VerifyCommand;
import io.gather.cli.catalog.GroupsCommand;
import io.gather.cli.catalog.ItemsCommand;
import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.AttachCommand;
import io.gather.cli.gathering.CleanupCommand;
import io.gather.cli.gathering.Detachment;
import io.gather.cli.gathering.DoctorCommand;
import io.gather.cli.gathering.DoctorRun;
import io.gather.cli.gathering.Gatherings;
import io.gather.cli.gathering.PlanCommand;
import io.gather.cli.gathering.ResumeCommand;
import io.gather.cli.gathering.RunCommand;
import io.gather.cli.gathering.Screen;
import io.gather.cli.gathering.SettingsPlaces;
import io.gather.cli.gathering.StatusCommand;
import io.gather.cli.gathering.StopCommand;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.help.CompletionCommand;
import io.gather.cli.help.ExplainCommand;
import io.gather.cli.help.Help;
import io.gather.cli.help.HelpCommand;
import io.gather.cli.help.Switches;
import io.gather.cli.isi.DiagnosticsStart;
import io.gather.cli.isi.DiagnosticsStatus;
import io.gather.cli.isi.IsiCommand;
import io.gather.cli.isi.IsiGatherInfo;
import io.gather.cli.nodes.Inventories;
import io.gather.cli.nodes.NodeTable;
import io.gather.cli.nodes.NodesCommand;
import io.gather.cli.nodes.Sets;
import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.SecretOptions;
import io.gather.cli.secrets.OperatorSecrets;
import io.gather.cli.secrets.OperatorUploadSecrets;
import io.gather.cli.secrets.Prompter;
import io.gather.cli.secrets.SecretKind;
import io.gather.cli.secrets.SecretsFile;
import io.gather.cli.secrets.SecretsPipe;
import io.gather.cli.secrets.SecretsPipe.HandedOver;
import io.gather.cli.sending.BundleSending;
import io.gather.cli.sending.History;
import io.gather.cli.sending.UploadCommand;
import io.gather.cli.sending.UploadsCommand;
import io.gather.cli.settings.Modification;
import io.gather.cli.settings.ModifyCommand;
import io.gather.cli.settings.Reset;
import io.gather.cli.settings.ResetCommand;
import io.gather.cli.settings.SavedSettings;
import io.gather.cli.settings.SettingsCommand;
import io.gather.cli.show.NodeFolding;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.catalog.Catalog;
import io.gather.core.error.ErrorCatalog;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.settings.Settings;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.upload.UploadSecrets;
import io.gather.core.upload.Uploader;
import io.gather.minion.LocalMinions;
import io.gather.transport.node.shell.ShellMinions;
import io.gather.transport.node.ssh.OpenSsh;
import io.gather.transport.upload.Ways;
import io.gather.transport.upload.sealed.Envelopes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** Puts the program together, by hand and in one place. What a command does not need is not made. */
final class Wiring implements Surroundings, AutoCloseable {
    /** Fast: logs shrink to a third at it, and to a quarter at four times the work. */
    private static final int COMPRESSION = 1;
    /** These need no other command. */
    private static final Set<String> ALONE = Set.of("--version", "-V", "--help", "-h");

    private final Printer printer;
    private final Map<String, String> environment;
    private final List<String> typed;
    private final List<String> args;
    private final UserPlaces places;
    private final List<OpenSsh> ways = new ArrayList<>();
    private final StandardInput input = new StandardInput(System.in);
    private final Prompter prompter = Prompter.console().once();
    private @Nullable HandedOver handedOver;

    /** @param typed the command line that the arguments were made of */
    Wiring(PrintStream out, PrintStream err, Map<String, String> environment, List<String> typed,
            List<String> args) {
        this.printer = new Printer(out, err, new Advice(List.copyOf(typed), List.copyOf(args)));
        this.environment = environment;
        this.typed = List.copyOf(typed);
        this.args = List.copyOf(args);
        this.places = UserPlaces.of(environment);
    }

    int execute(String... normalised) {
        return commandLine().execute(normalised);
    }

    CommandLine commandLine() {
        CommandLine line = commandsOf(args.isEmpty() ? "" : args.getFirst());
        line.registerConverter(ByteSize.class, converter(ByteSize::parse));
        line.registerConverter(Duration.class, converter(Durations::parse));
        line.getSubcommands().values().forEach(Wiring::complete);
        line.setHelpSectionKeys(List.of("page"));
        line.setHelpSectionMap(Map.of("page", about -> Help.of(environment).text(about.commandSpec()).painted()));
        // What looks like an option is one: a typo must not become the value of the option before it.
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        // Of options that contradict each other the last one wins.
        line.setOverwrittenOptionsAllowed(true);
        line.getCommandSpec().preprocessor(new Dashes());
        // What begins so is a group of nodes, not a file with arguments.
        line.setExpandAtFiles(false);
        line.setOut(printer.resultWriter());
        line.setErr(printer.messageWriter());
        ErrorHandler errors = new ErrorHandler(printer, args.contains("--debug"));
        line.setExecutionStrategy(errors);
        line.setExecutionExceptionHandler(errors);
        line.setParameterExceptionHandler(new UsageHandler(printer));
        return line;
    }

    /** Just the command that is asked for, where that is plain: to describe all of them takes longer than most need to run. */
    private CommandLine commandsOf(String first) {
        Screen screen = new Screen(printer, Terminal.of(environment), NodeFolding.SETS);
        Gatherings gatherings = new Gatherings(screen, this);
        Map<String, Supplier<Object>> verbs = verbs(screen, gatherings, new DoctorRun(screen, this));
        Supplier<Object> verb = verbs.get(first);
        if (verb != null) {
            return new CommandLine(CommandSpec.create().name("gather")).addSubcommand(first, verb.get());
        }
        CommandLine line = new CommandLine(new GatherCommand(gatherings));
        if (!ALONE.contains(first)) {
            Switches.name(line.getCommandSpec());
            verbs.forEach((name, command) -> line.addSubcommand(name, command.get()));
            line.addSubcommand("completion", new CompletionCommand(printer));
            line.addSubcommand("help", new HelpCommand());
        }
        return line;
    }

    private Map<String, Supplier<Object>> verbs(Screen screen, Gatherings gatherings, DoctorRun rehearsal) {
        Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
        verbs.put("run", () -> new RunCommand(gatherings));
        verbs.put("plan", () -> new PlanCommand(gatherings));
        verbs.put("resume", () -> new ResumeCommand(gatherings));
        verbs.put("status", () -> new StatusCommand(gatherings));
        verbs.put("attach", () -> new AttachCommand(gatherings));
        verbs.put("stop", () -> new StopCommand(gatherings));
        verbs.put("cleanup", () -> new CleanupCommand(gatherings));
        verbs.put("doctor", () -> new DoctorCommand(rehearsal));
        verbs.put("upload", () -> new UploadCommand(new BundleSending(screen, this, gatherings)));
        verbs.put("uploads", () -> new UploadsCommand(new History(printer, this)));
        verbs.put("settings", this::settingsVerbs);
        verbs.put(IsiGatherInfo.NAME, () -> IsiGatherInfo.command(printer, environment,
                () -> catalog().groups().keySet(), this::again));
        verbs.put("isi", () -> isi(gatherings));
        verbs.put("nodes", () -> new NodesCommand(new Sets(printer, System.in), new NodeTable(printer), rehearsal,
                this));
        verbs.put("groups", () -> new GroupsCommand(printer, this::catalog));
        verbs.put("items", () -> new ItemsCommand(printer, this::catalog));
        verbs.put("explain", () -> new ExplainCommand(printer, ErrorCatalog::installed));
        verbs.put("ls", () -> new LsCommand(new Listing(printer)));
        verbs.put("cat", () -> new CatCommand(new PrintedContents(printer, Terminal.ofResults(environment))));
        verbs.put("extract", () -> new ExtractCommand(new Unpacking(printer)));
        verbs.put("verify", () -> new VerifyCommand(new Checking(printer)));
        verbs.put("summary", () -> new SummaryCommand(new Summaries(printer, Terminal.of(environment))));
        verbs.put("diff", () -> new DiffCommand(
                new Differences(printer, Terminal.ofResults(environment), NodeFolding.SETS)));
        verbs.put("salvage", () -> new SalvageCommand(new Unpacking(printer)));
        return verbs;
    }

    private CommandLine settingsVerbs() {
        return new CommandLine(new SettingsCommand())
                .addSubcommand(new SettingsCommand.View(new SavedSettings(printer, this)))
                .addSubcommand(new ModifyCommand(new Modification(printer, this, Prompter.console())))
                .addSubcommand(new ResetCommand(new Reset(printer, this, Prompter::agreed)));
    }

    /** The gather verbs of OneFS's own command. */
    private CommandLine isi(Gatherings gatherings) {
        Function<String, CommandLine> gather = about -> IsiCommand.of("gather", about,
                List.of(new CommandLine(new DiagnosticsStart(printer, gatherings)),
                        new CommandLine(new StopCommand(gatherings)),
                        new CommandLine(new DiagnosticsStatus(printer, gatherings)), settingsVerbs(),
                        new CommandLine(new GroupsCommand(printer, this::catalog))));
        return IsiCommand.of("isi", "The commands that users of OneFS know.",
                List.of(IsiCommand.of("diagnostics", "Gathers.", List.of(gather.apply("Gathers."))),
                        gather.apply("Gathers: 'diagnostics gather' for short.")));
    }

    private int again(PrintStream out, Map<String, String> changed, List<String> line) {
        return Main.run(out, printer.err(), changed, typed, line.toArray(String[]::new));
    }

    private static <T> ITypeConverter<T> converter(Function<String, T> parser) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
    }

    /** What every command has, whatever it does. */
    private static void complete(CommandLine line) {
        line.getSubcommands().values().forEach(Wiring::complete);
        CommandSpec command = line.getCommandSpec();
        command.versionProvider(new Version());
        Switches.name(command);
        if (command.findOption("--debug") == null) {
            command.addOption(OptionSpec.builder("--debug").description("show where an error happened").build());
        }
    }

    @Override
    public SettingsPlaces settingsPlaces(PlaceOptions options) {
        Settings builtIn = Settings.builtIn(UserPlaces.cluster(UserPlaces.hostName()), places.output(),
                places.state());
        Path system = places.etc().resolve("gather.toml");
        Path config = options.config();
        return new SettingsPlaces(builtIn, system, places.settings(),
                options.noConfig() ? List.of() : List.of(system, places.settings()),
                config == null || options.noConfig() ? List.of() : List.of(config), environment);
    }

    @Override
    public Settings settings(PlaceOptions options) {
        Settings settings = settingsPlaces(options).reader().read();
        Path state = options.state();
        return state == null ? settings : settings.withState(state.toAbsolutePath());
    }

    @Override
    public Catalog catalog() {
        return new Catalogs(places.etc()).read();
    }

    @Override
    public Clock clock() {
        return Clock.system(ZoneId.systemDefault());
    }

    @Override
    public Inventory inventory(Settings settings, NodeOptions nodes) {
        if (Detachment.is(environment)) {
            // They come first.
            handedOver();
        }
        return new Inventories(printer, input, UserPlaces::hostName).read(settings, nodes);
    }

    @Override
    public OperatorSecrets secrets(ReachOptions reach) {
        return Detachment.is(environment) ? handedOver().nodes() : OperatorSecrets.of(reach, environment, prompter);
    }

    @Override
    public OperatorSecrets secrets(ReachOptions reach, List<String> used, boolean needed) {
        boolean terminal = Prompter.atTerminal();
        return terminal || needed
                ? OperatorSecrets.again(SecretKind.of(used), reach, environment, terminal ? prompter : null)
                : secrets(reach);
    }

    /** By the process that started this one. */
    private HandedOver handedOver() {
        HandedOver secrets = handedOver;
        try {
            secrets = secrets == null ? SecretsPipe.read(System.in) : secrets;
            handedOver = secrets;
            return secrets;
        } catch (IOException e) {
            throw new GatherException(CommandError.NOT_STARTED_HERE,
                    "nothing came from the process that started this one: " + e, "",
                    "start it with: gather run --detach", e);
        }
    }

    @Override
    public byte[] input() {
        return input.kept();
    }

    @Override
    public Workplace workplace(Settings settings, OperatorSecrets secrets, UploadSecrets uploads) {
        StateDirectory state = new StateDirectory(settings.state());
        return new Workplace(state, List.of(localMinions(settings), shellMinions(settings, secrets)),
                sender(settings, uploads), settings.fanout(), Clock.systemUTC(), new SecureRandom(), Version.text(),
                printer.wording());
    }

    @Override
    public OperatorUploadSecrets uploadSecrets(PlaceOptions options, SecretOptions secrets) {
        List<SecretsFile> files = settingsPlaces(options).files().reversed().stream().map(SecretsFile::beside).toList();
        if (Detachment.is(environment)) {
            return handedOver().uploads().with(files);
        }
        return OperatorUploadSecrets.of(secrets, environment, Prompter.console(), files, printer::message);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public List<String> args() {
        return args;
    }

    @Override
    public Path program() {
        return Home.find().path().resolve("bin").resolve("gather");
    }

    private static LocalMinions localMinions(Settings settings) {
        return new LocalMinions(settings.spool(), Clock.systemUTC(), Version.text(), List.of(settings.state()),
                COMPRESSION);
    }

    @Override
    public ShellMinions shellMinions(Settings settings, OperatorSecrets secrets) {
        OpenSsh ssh = new OpenSsh(Ssh.options(settings.ssh()), secrets, environment);
        ways.add(ssh);
        return new ShellMinions(ssh, settings.state().resolve("runs"), settings.spool(), Clock.systemUTC(),
                Version.text(), COMPRESSION, new SecureRandom());
    }

    @Override
    public void close() {
        ways.forEach(OpenSsh::close);
    }

    @Override
    public String typed() {
        return CommandLineText.of(typed);
    }

    @Override
    public Sender sender(Settings settings, UploadSecrets secrets) {
        return new Sender(new UploadQueue(new StateDirectory(settings.state()).uploads()),
                uploaders(settings, secrets), RetryPolicy.usual(), settings.upload().rate(), Clock.systemUTC(),
                new SecureRandom()).deleting(settings.upload().deleteAfter())
                .sealing(Envelopes.of(settings.upload().encryptTo()).orElse(null)).saying(printer.wording());
    }

    @Override
    public List<Uploader> uploaders(Settings settings, UploadSecrets secrets) {
        List<Uploader> uploaders = new ArrayList<>(Ways.of(settings.upload(), secrets));
        ServiceLoader.load(Uploader.class).forEach(uploaders::add);
        return uploaders;
    }
}
