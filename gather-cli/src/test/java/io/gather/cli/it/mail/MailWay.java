package io.gather.cli.it.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.Forms;
import io.gather.core.settings.Setting;
import io.gather.core.settings.SettingValues;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.core.upload.UploaderProvider;

/** Copies bundles to a folder of a mail gateway, and leaves there what it was given. */
public final class MailWay implements UploaderProvider {
    private static final Setting<Path> FOLDER = new Setting<>("upload.mail.folder", Forms.PATH, Path.of(""));
    private static final Setting<Duration> PAUSE = new Setting<>("upload.mail.pause", Forms.TIME,
            Duration.ofSeconds(1));
    private static final Secret PASSWORD = Secret.ofUpload("mail", "password");

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(FOLDER, PAUSE);
    }

    @Override
    public List<Secret> secrets() {
        return List.of(PASSWORD);
    }

    @Override
    public Uploader open(SettingValues values, Secrets secrets) {
        return new Mailing(values.of(FOLDER), values.of(PAUSE), secrets);
    }

    private record Mailing(Path folder, Duration pause, Secrets secrets) implements Uploader {
        @Override
        public String name() {
            return "mail";
        }

        @Override
        public boolean isConfigured() {
            return !folder.toString().isEmpty();
        }

        @Override
        public Arrival upload(Shipment shipment) throws IOException {
            Path target = Files.createDirectories(folder).resolve(shipment.name());
            try (InputStream content = shipment.content(0)) {
                Files.copy(content, target);
            }
            // Not the password itself: tests look for it everywhere.
            Files.writeString(folder.resolve("given"), pause + " "
                    + secrets.find(PASSWORD).map(String::new).map(String::hashCode).map(String::valueOf).orElse("-"));
            return new Arrival.Verified(target.toString(), "it was copied");
        }
    }
}
