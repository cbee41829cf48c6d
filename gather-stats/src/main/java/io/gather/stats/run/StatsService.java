package io.gather.stats.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.gather.core.module.Service;
import io.gather.core.module.ServiceCall;
import io.gather.core.module.VerbOption;
import io.gather.stats.collect.CollectorPace;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.log.MessageLog;
import io.gather.stats.sink.StatsSinks;

/** {@code gather stats run}: collects until it is told to stop. */
public final class StatsService implements Service {
    static final String CONFIG_FILE = "--config-file";
    static final String LOG_FILE = "--log-file";
    static final String LOG_LEVEL = "--log-level";
    static final String CHECK = "--check";
    static final String CHECK_STAT_RETURN = "--check-stat-return";

    private final Supplier<Map<String, String>> environment;
    private final Supplier<StatsSinks> installed;

    /**
     * @param environment where {@code $env:} is looked up
     * @param installed all sinks that there are
     */
    public StatsService(Supplier<Map<String, String>> environment, Supplier<StatsSinks> installed) {
        this.environment = environment;
        this.installed = installed;
    }

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public String about() {
        return "collects statistics of OneFS clusters";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(
                new VerbOption(CONFIG_FILE, "FILE", "what is to be collected; " + ConfigReader.DEFAULT_FILE
                        + " where none is named"),
                new VerbOption(LOG_FILE, "FILE", "where messages are appended, instead of 'logfile'"),
                new VerbOption(LOG_LEVEL, "LEVEL", "the least severe ones, instead of 'log_level'"),
                VerbOption.flag(CHECK, "only tell what is wrong or odd in the file"),
                VerbOption.flag(CHECK_STAT_RETURN, "tell which stats an answer does not have"));
    }

    @Override
    public void serve(ServiceCall call) throws IOException, InterruptedException {
        StatsSinks sinks = installed.get();
        CollectorFile file = new CollectorFile(
                call.value(CONFIG_FILE).map(Path::of).orElse(ConfigReader.DEFAULT_FILE), sinks.names());
        LogWishes wishes = LogWishes.of(call);
        CheckedConfig checked = file.read();
        if (call.has(CHECK)) {
            FileCheck.of(file.path(), checked).lines().forEach(call.output());
            checked.usable();
            return;
        }
        StatsConfig config = checked.usable();
        try (MessageLog log = new MessageLog(wishes.over(config.logging()), call.context().clock(),
                ZoneId.systemDefault(), call.output(), call.context()::notice)) {
            new CollectorRun(call, file, wishes, log, sinks, CollectorPace.real(), environment.get()).run(checked,
                    config);
        }
    }
}
