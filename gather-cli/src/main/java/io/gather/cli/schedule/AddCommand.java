package io.gather.cli.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.gather.cli.options.PlaceOptions;
import io.gather.core.schedule.Notice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Has gathers begin by themselves, with these options of 'gather run'.",
        "A timer of systemd starts them, or cron where systemd does not run. A gather of the same schedule that is still under way is not joined by another."})
final class AddCommand implements Callable<Integer> {
    private final Schedules schedules;
    private final Consumer<List<String>> understood;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--every", paramLabel = "DURATION", description = "what divides a day, from midnight on: 15m, 6h, 1d; or 1w")
    private @Nullable String every;

    @Option(names = "--cron", paramLabel = "TIMES", description = "the five fields of a crontab: '30 2 * * mon-fri', or @daily")
    private @Nullable String cron;

    @Option(names = "--name", paramLabel = "NAME", defaultValue = "gather", description = "which schedule, where there are several (default: gather)")
    private String name = "";

    @Option(names = "--jitter", paramLabel = "DURATION", defaultValue = "5m", description = "up to this much later, by chance (default: 5m)")
    private Duration jitter = Duration.ZERO;

    @Option(names = "--timer", paramLabel = "SERVICE", defaultValue = "", description = "systemd or cron (default: systemd where it runs)")
    private String timer = "";

    @Option(names = "--mail-to", paramLabel = "ADDRESS", split = ",", description = "who gets mail when gathers begin to fail, and when they are well again")
    private List<String> mailTo = new ArrayList<>();

    @Option(names = "--mail-from", paramLabel = "ADDRESS", defaultValue = "", description = "whose mail it is (default: this user on this machine)")
    private String mailFrom = "";

    @Option(names = "--mail-server", paramLabel = "HOST[:PORT]", defaultValue = "localhost", description = "where mail is handed in (default: localhost; others must offer encryption)")
    private String mailServer = "";

    @Option(names = "--webhook", paramLabel = "FILE", description = "a file with the address that is told the same; it must be https")
    private @Nullable String webhook;

    @Option(names = "--webhook-ca", paramLabel = "FILE", defaultValue = "", description = "certificates of the authorities to trust there, in PEM (default: the system's)")
    private String webhookCa = "";

    @Option(names = "--replace", description = "in place of the schedule of that name")
    private boolean replace;

    @Mixin
    private PlaceOptions places = new PlaceOptions();

    @Unmatched
    private List<String> words = new ArrayList<>();

    AddCommand(Schedules schedules, Consumer<List<String>> understood) {
        this.schedules = schedules;
        this.understood = understood;
    }

    @Override
    public Integer call() throws Exception {
        if ((every == null) == (cron == null)) {
            throw new ParameterException(spec.commandLine(), "how often? --every 6h, or --cron '30 2 * * *'");
        }
        try {
            understood.accept(words);
        } catch (ParameterException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        NewSchedule wanted = new NewSchedule(name, every, cron, jitter, words,
                new Notice(mailTo, mailFrom, mailServer, webhook == null ? "" : webhook, webhookCa), replace);
        return schedules.add(wanted, timer, places);
    }
}
