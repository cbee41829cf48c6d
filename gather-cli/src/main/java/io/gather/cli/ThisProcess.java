package io.gather.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.gathering.Detachment;
import io.gather.cli.gathering.SettingsPlaces;
import io.gather.cli.gathering.Surroundings;
import io.gather.cli.modules.InstalledModules;
import io.gather.cli.modules.ModuleContexts;
import io.gather.cli.modules.ModuleContributors;
import io.gather.cli.modules.Plugins;
import io.gather.cli.modules.Providers;
import io.gather.cli.nodes.Inventories;
import io.gather.cli.options.NodeOptions;
import io.gather.cli.options.PlaceOptions;
import io.gather.cli.options.ReachOptions;
import io.gather.cli.options.SecretOptions;
import io.gather.cli.pki.RpcIdentities;
import io.gather.cli.secrets.OperatorSecrets;
import io.gather.cli.secrets.OperatorUploadSecrets;
import io.gather.cli.secrets.Prompter;
import io.gather.cli.secrets.SecretKind;
import io.gather.cli.secrets.SecretsFile;
import io.gather.cli.secrets.SecretsPipe;
import io.gather.cli.secrets.SecretsPipe.HandedOver;
import io.gather.cli.show.Printer;
import io.gather.core.catalog.Catalog;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Inventory;
import io.gather.core.minion.Launchers;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.module.Contributors;
import io.gather.core.overlord.Workplace;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.redact.rule.Rule;
import io.gather.core.secret.SecretTable;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Settings;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadQueue;
import io.gather.core.upload.Uploader;
import io.gather.minion.LocalMinions;
import io.gather.transport.node.rpc.Daemons;
import io.gather.transport.node.rpc.RpcMinions;
import io.gather.transport.node.shell.PacedShells;
import io.gather.transport.node.shell.ShellMinions;
import io.gather.transport.node.ssh.OpenSsh;
import io.gather.transport.upload.sealed.Envelopes;
import org.jspecify.annotations.Nullable;

/** What this process finds around it, and what of it commands share; made when asked for. */
final class ThisProcess implements Surroundings, AutoCloseable {
    /** Fast: logs shrink to a third at it, and to a quarter at four times the work. */
    private static final int COMPRESSION = 1;

    private final Printer printer;
    private final Map<String, String> environment;
    private final List<String> typed;
    private final List<String> args;
    private final InstalledModules modules;
    private final UserPlaces places;
    private final List<OpenSsh> clients = new ArrayList<>();
    private final List<RpcMinions> launchers = new ArrayList<>();
    private final StandardInput input = new StandardInput(System.in);
    private final Prompter prompter = Prompter.console().once();
    private @Nullable HandedOver handedOver;
    private @Nullable Plugins plugins;

    /** @param typed the command line that the arguments were made of */
    ThisProcess(Printer printer, Map<String, String> environment, List<String> typed, List<String> args,
            InstalledModules modules) {
        this.printer = printer;
        this.environment = environment;
        this.typed = List.copyOf(typed);
        this.args = List.copyOf(args);
        this.modules = modules;
        this.places = UserPlaces.of(environment);
    }

    @Override
    public SettingsPlaces settingsPlaces(PlaceOptions options) {
        Settings builtIn = Settings.builtIn(plugins().settings(), UserPlaces.cluster(UserPlaces.hostName()),
                places.output(), places.state());
        Path system = places.etc().resolve("gather.toml");
        Path config = options.config();
        return new SettingsPlaces(builtIn, system, places.settings(),
                options.noConfig() ? List.of() : List.of(system, places.settings()),
                config == null || options.noConfig() ? List.of() : List.of(config), environment);
    }

    @Override
    public Settings settings(PlaceOptions options) {
        return options.over(settingsPlaces(options).reader().read());
    }

    @Override
    public Catalog catalog() {
        return new Catalogs(places, modules).read();
    }

    @Override
    public List<Rule> secretRules() {
        return new SecretRules(places).installed().read();
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

    @Override
    public boolean atTerminal() {
        return Prompter.atTerminal();
    }

    @Override
    public boolean agrees(String question) throws InterruptedException {
        return Prompter.agreed(question);
    }

    /** By the process that started this one. */
    private HandedOver handedOver() {
        HandedOver secrets = handedOver;
        try {
            secrets = secrets == null ? SecretsPipe.read(System.in, knownSecrets()) : secrets;
            handedOver = secrets;
            return secrets;
        } catch (IOException e) {
            throw new GatherException(CommandError.NOT_STARTED_HERE,
                    "nothing came from the process that started this one: " + e, "",
                    "start it with: gather run --detach",
                    e);
        }
    }

    @Override
    public byte[] input() {
        return input.kept();
    }

    @Override
    public Workplace workplace(Settings settings, OperatorSecrets secrets, Secrets uploads) {
        return workplace(settings, launchers(settings, secrets, uploads), sender(settings, uploads));
    }

    @Override
    public Workplace here(Settings settings) {
        return workplace(settings, new Launchers(List.of()), sender(settings, List.of()));
    }

    private Workplace workplace(Settings settings, Launchers launchers, Sender sender) {
        return new Workplace(new StateDirectory(settings.state()), launchers, sender, settings.fanout(),
                Clock.systemUTC(), new SecureRandom(), Version.text(), printer.wording(), settings.keep());
    }

    @Override
    public OperatorUploadSecrets uploadSecrets(PlaceOptions options, SecretOptions secrets) {
        List<SecretsFile> files = settingsPlaces(options).files().reversed().stream().map(SecretsFile::beside).toList();
        if (Detachment.is(environment)) {
            return handedOver().uploads().with(files);
        }
        return OperatorUploadSecrets.of(knownSecrets(), secrets, environment, Prompter.console(), files,
                printer::message);
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

    /** Those of plugins too. */
    private Launchers launchers(Settings settings, OperatorSecrets secrets, Secrets declared) {
        List<MinionLauncher> all = new ArrayList<>();
        all.add(new LocalMinions(settings.spool(), Clock.systemUTC(), Version.text(), List.of(settings.state()),
                COMPRESSION, new ModuleContributors(modules, contexts(settings, declared)), settings.state()));
        RpcMinions daemons = new RpcMinions(new Daemons(
                () -> new RpcIdentities(UserPlaces.hostName(), Clock.systemUTC(), printer::message).of(settings),
                settings.rpc().port(), settings.ssh().connectTimeout(), Daemons.SILENCE),
                settings.state().resolve("runs"),
                Clock.systemUTC(),
                new SecureRandom());
        launchers.add(daemons);
        all.add(daemons);
        OpenSsh ssh = new OpenSsh(Ssh.options(settings.ssh()), secrets, environment);
        clients.add(ssh);
        all.add(new ShellMinions(new PacedShells(ssh, settings.rates()), settings.state().resolve("runs"),
                settings.spool(), Clock.systemUTC(),
                Version.text(), COMPRESSION, new SecureRandom()));
        Providers.of(MinionLauncher.class).all().forEach(provided -> all.add(provided.what()));
        return new Launchers(all);
    }

    /** This machine for overlords elsewhere: whoever serves it keeps its state in a folder of its own. */
    MinionLauncher served(Settings settings, String path) {
        return new LocalMinions(settings.spool(), Clock.systemUTC(), Version.text(),
                List.of(settings.state(), settings.state().resolveSibling("")), COMPRESSION, Contributors.none(),
                settings.state(), path);
    }

    /** What modules work with. */
    private ModuleContexts contexts(Settings settings, Secrets secrets) {
        plugins().throwIfRefused();
        return new ModuleContexts(new StateDirectory(settings.state()), clock(), settings, secrets);
    }

    ModuleContexts contexts(PlaceOptions options) {
        Settings settings = settings(options);
        plugins().throwIfRefused();
        return new ModuleContexts(new StateDirectory(settings.state()), clock(), settings,
                uploadSecrets(options, new SecretOptions()), command -> again(command, options, settings));
    }

    private List<String> again(String command, PlaceOptions options, Settings settings) {
        return Stream.concat(Stream.of(program().toString(), command), words(options, settings).stream()).toList();
    }

    @Override
    public List<String> placesAgain(PlaceOptions options) {
        return words(options, settings(options));
    }

    @Override
    public Path folder() {
        return places.output();
    }

    @Override
    public String hostName() {
        return UserPlaces.hostName();
    }

    @Override
    public List<String> ownIdentities() {
        return OwnIdentities.of(hostName());
    }

    private static List<String> words(PlaceOptions options, Settings settings) {
        List<String> words = new ArrayList<>(List.of("--state", settings.state().toString()));
        Path config = options.config();
        if (options.noConfig()) {
            words.add("--no-config");
        } else if (config != null) {
            words.addAll(List.of("--config", config.toAbsolutePath().toString()));
        }
        return words;
    }

    @Override
    public void close() {
        clients.forEach(OpenSsh::close);
        launchers.forEach(RpcMinions::close);
    }

    @Override
    public String typed() {
        return CommandLineText.of(typed);
    }

    @Override
    public Sender sender(Settings settings, Secrets secrets) {
        return sender(settings, uploaders(settings, secrets));
    }

    @Override
    public UploadQueue queue(Settings settings) {
        return new UploadQueue(new StateDirectory(settings.state()).uploads());
    }

    private Sender sender(Settings settings, List<Uploader> uploaders) {
        return new Sender(queue(settings), uploaders, RetryPolicy.usual(), settings.upload().rate(), Clock.systemUTC(),
                new SecureRandom()).deleting(settings.upload().deleteAfter())
                .sealing(Envelopes.of(settings.upload().encryptTo()).orElse(null)).saying(printer.wording());
    }

    @Override
    public List<Uploader> uploaders(Settings settings, Secrets secrets) {
        return plugins().uploaders(settings, secrets);
    }

    @Override
    public SecretTable knownSecrets() {
        return plugins().secrets();
    }

    private Plugins plugins() {
        Plugins known = plugins == null ? Plugins.installed(modules, environment) : plugins;
        plugins = known;
        return known;
    }
}
