package io.gather.incident.alert;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.gather.core.json.Json;
import io.gather.core.module.ModuleContext;
import io.gather.core.secret.Secret;
import io.gather.incident.settings.MailSettings;
import io.gather.incident.settings.WebhookSettings;
import io.gather.transport.mail.Mail;

/** Reaches those who are to be told as the settings say. Safe for several threads. */
final class SetTargets implements AlarmSender {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ModuleContext context;
    private final AlarmCommand command;
    private final Consumer<String> notices;

    SetTargets(ModuleContext context) {
        this.context = context;
        this.notices = context::notice;
        this.command = new AlarmCommand(Stream.of(WebhookSettings.SECRETS, MailSettings.SECRETS).flatMap(List::stream)
                .map(Secret::variable).toList(), AlarmCommand.TAKES);
    }

    @Override
    public void send(AlarmTarget target, Alarm alarm) throws IOException, InterruptedException {
        switch (target.kind()) {
            case COMMAND -> command.run(target.words(), alarm);
            case WEBHOOK -> WebhookSettings.client(context, PATIENCE).post(Json.write(alarm));
            case MAIL -> mail(target.words(), alarm);
        }
    }

    private void mail(List<String> to, Alarm alarm) throws IOException {
        MailSettings settings = MailSettings.of(context);
        Mail mail = new Mail("gather-alert-" + alarm.id(), settings.from(), to,
                "[gather] " + alarm.alert() + ": " + alarm.text(), text(alarm), alarm.time());
        List<String> refused = settings.client(context.secrets(), PATIENCE).send(mail);
        refused.forEach(reason -> notices.accept("the alert '" + alarm.alert() + "' did not reach " + reason));
    }

    private static String text(Alarm alarm) {
        List<String> lines = new ArrayList<>(List.of(alarm.text(), ""));
        add(lines, "alert", alarm.alert());
        add(lines, "time", alarm.time().toString());
        add(lines, "node", alarm.node());
        add(lines, "incident", alarm.incident());
        add(lines, "fingerprint", alarm.fingerprint());
        add(lines, "categories", String.join(", ", alarm.categories()));
        add(lines, "held back", alarm.unsaid() == 0 ? "" : alarm.unsaid() + " since the last one");
        if (!alarm.incident().isEmpty()) {
            lines.addAll(List.of("", "gather incident show " + alarm.incident()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void add(List<String> lines, String name, String value) {
        if (!value.isEmpty()) {
            lines.add(name + ": " + value);
        }
    }
}
