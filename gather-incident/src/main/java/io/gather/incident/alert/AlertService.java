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

/** {@code gather incident run}: tells somebody of incidents, whoever stores them, and shows them to who acts on them. */
public final class AlertService implements Service {
    private static final int PAUSE_SECONDS = 5;

    private final FreshIncidents.Opened others;

    /** @param others who is shown what is new, too */
    public AlertService(FreshIncidents.Opened others) {
        this.others = others;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public String about() {
        return "tells of incidents by the [[alert]] tables of rules.toml, and gathers by its [[gather]] tables";
    }

    @Override
    public void serve(ServiceCall call) throws IOException, InterruptedException {
        ModuleContext context = call.context();
        Path directory = IncidentSettings.directory(context).toAbsolutePath();
        Path own = Files.createDirectories(context.state().resolve("alerts"));
        AlarmBook book = AlarmBook.read(own.resolve("book.json"));
        Alarms alarms = new Alarms(directory, directory.resolve(Classifiers.RULES), book,
                SeenIncidents.read(own.resolve("seen")), context.clock(), context::notice);
        try (Classifiers classifiers = Classifiers.open(directory, context.settings().of(IncidentSettings.PYTHON),
                context::notice);
                AlarmDelivery delivery = new AlarmDelivery(book, new SetTargets(context), context.clock(),
                        time -> TimeUnit.MILLISECONDS.sleep(time.toMillis()), context::notice)) {
            call.started().accept("watches " + directory);
            while (!Files.isDirectory(directory)) {
                // What waits from before does not wait for incidents.
                delivery.deliver();
                alarms.nothingYet();
                TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
            }
            try (FreshIncidents fresh = others.open(context, directory)) {
                watch(() -> {
                    delivery.deliver();
                    alarms.look(IncidentArchive.open(directory, classifiers, context::notice), fresh);
                    delivery.deliver();
                    fresh.look();
                }, context);
            }
        }
    }

    private interface Look {
        void look() throws IOException, InterruptedException;
    }

    private static void watch(Look look, ModuleContext context) throws InterruptedException {
        String trouble = "";
        while (true) {
            try {
                look.look();
                trouble = "";
            } catch (IOException e) {
                if (!trouble.equals(e.toString())) {
                    trouble = e.toString();
                    context.notice("incidents cannot be looked at now: " + e);
                }
            }
            TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
        }
    }
}
