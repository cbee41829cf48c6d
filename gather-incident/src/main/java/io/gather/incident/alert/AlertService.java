package io.gather.incident.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.gather.core.module.ModuleContext;
import io.gather.core.module.Service;
import io.gather.core.module.ServiceCall;
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
    public void serve(ServiceCall call) throws IOException, InterruptedException {
        ModuleContext context = call.context();
        Path directory = IncidentSettings.directory(context);
        Path own = Files.createDirectories(context.state().resolve("alerts"));
        AlarmBook book = AlarmBook.read(own.resolve("book.json"));
        Alarms alarms = new Alarms(directory.toAbsolutePath(), directory.resolve(Classifiers.RULES), book,
                SeenIncidents.read(own.resolve("seen")), context.clock(), context::notice);
        try (Classifiers classifiers = Classifiers.open(directory, context.settings().of(IncidentSettings.PYTHON),
                context::notice);
                AlarmDelivery delivery = new AlarmDelivery(book, new SetTargets(context), context.clock(),
                        time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()), context::notice)) {
            call.started().accept("watches " + directory);
            String trouble = "";
            while (true) {
                // What waits from before does not wait for incidents.
                delivery.deliver();
                try {
                    if (Files.isDirectory(directory)) {
                        alarms.look(IncidentArchive.open(directory, classifiers, context::notice));
                    } else {
                        alarms.nothingYet();
                    }
                    trouble = "";
                } catch (IOException e) {
                    if (!trouble.equals(e.toString())) {
                        trouble = e.toString();
                        context.notice("incidents cannot be looked at now: " + e);
                    }
                }
                delivery.deliver();
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
        }
    }
}
