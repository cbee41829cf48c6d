package io.gather.incident.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.gather.core.module.ModuleContext;
import io.gather.core.module.Service;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.store.IncidentArchive;

/** {@code gather incident run}: tells somebody of incidents, whoever stores them. */
public final class AlertService implements Service {
    private static final int PAUSE_SECONDS = 5;

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public String about() {
        return "tells of incidents by the [[alert]] tables of rules.toml";
    }

    @Override
    public void serve(ModuleContext context, Consumer<String> started) throws IOException, InterruptedException {
        Path directory = IncidentSettings.directory(context);
        Alarms alarms = new Alarms(directory.resolve(Classifiers.RULES), context.state().resolve("alerts.json"),
                context.clock(), AlarmCommand.TAKES, context::notice);
        try (Classifiers classifiers = Classifiers.open(directory, context.settings().of(IncidentSettings.PYTHON),
                context::notice)) {
            started.accept("watches " + directory);
            while (true) {
                if (Files.isDirectory(directory)) {
                    alarms.look(IncidentArchive.open(directory, classifiers, context::notice));
                }
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
        }
    }
}
