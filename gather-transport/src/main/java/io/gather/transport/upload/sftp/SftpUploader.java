package io.gather.transport.upload.sftp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SftpSettings;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.transport.error.WayError;
import io.gather.transport.node.ssh.NotConnected;
import io.gather.transport.node.ssh.SecretSource;
import io.gather.transport.node.ssh.SftpProgram;
import io.gather.transport.upload.template.Template;

/** Uploads by {@code sftp}, with the operator's SSH configuration, agent, certificates and jump hosts. */
public final class SftpUploader implements Uploader {
    private static final Duration LOGIN = Duration.ofMinutes(1);

    private final SftpSettings settings;
    private final Secrets secrets;
    private final Map<String, String> environment;

    /** @param environment of this process: where programs are, where the agent listens */
    public SftpUploader(SftpSettings settings, Secrets secrets, Map<String, String> environment) {
        this.settings = settings;
        this.secrets = secrets;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return SftpWay.NAME;
    }

    @Override
    public boolean isConfigured() {
        return !settings.host().isEmpty();
    }

    @Override
    public String destination() {
        return "sftp://" + settings.user() + "@" + settings.host() + ":" + settings.port() + " " + settings.path();
    }

    @Override
    public Arrival upload(Shipment shipment) throws IOException, InterruptedException {
        String template = settings.path();
        String path = Template.of(template.isEmpty() || template.endsWith("/") ? template : template + "/",
                "upload.sftp.path").path(shipment);
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        String where = server() + (path.startsWith("/") ? "" : "/") + path;
        try (SftpProgram program = SftpProgram.start(host(), arguments(), answers(), environment)) {
            Batch batch = new Batch(program);
            connect(program, batch);
            try {
                SftpTransfer delivery = new SftpTransfer(batch, shipment, path.substring(directory.length()),
                        where);
                delivery.enter(directory.length() > 1 ? directory.replaceFirst("/+$", "") : directory);
                program.loggedIn();
                return delivery.deliver();
            } catch (Batch.EndedException e) {
                throw SftpReasons.of(program.complaints(), settings.host());
            }
        }
    }

    private String server() {
        return "sftp://" + (settings.user().isEmpty() ? "" : settings.user() + "@") + host()
                + (settings.port() == 0 ? "" : ":" + settings.port());
    }

    private void connect(SftpProgram program, Batch batch) throws IOException, InterruptedException {
        try {
            String ignored = batch.directory(LOGIN);
        } catch (Batch.EndedException e) {
            switch (program.notConnected()) {
                case NotConnected.Login(String what) -> throw refused(WayError.SFTP_LOGIN, what);
                case NotConnected.Lasting(String what) -> throw refused(WayError.SFTP_CONNECTION, what);
                case NotConnected.Passing(String what) -> throw new IOException(what);
            }
        }
        program.loggedIn();
    }

    private GatherException refused(WayError error, String what) {
        return new GatherException(error, what, settings.host(), "try by hand: " + byHand());
    }

    private List<String> arguments() {
        List<String> words = new ArrayList<>();
        if (!settings.user().isEmpty()) {
            words.add("-oUser=" + settings.user());
        }
        if (settings.port() != 0) {
            words.addAll(List.of("-P", String.valueOf(settings.port())));
        }
        if (!settings.key().isEmpty()) {
            // Without it all of the agent's keys are offered first, and the server may hang up before it sees this one.
            words.addAll(List.of("-i", settings.key(), "-oIdentitiesOnly=yes"));
        }
        settings.options().forEach(option -> words.add("-o" + option));
        words.addAll(List.of("-oStrictHostKeyChecking=yes", "-oConnectTimeout=10", "-oConnectionAttempts=1",
                "-oServerAliveInterval=10", "-oServerAliveCountMax=3"));
        return words;
    }

    private String host() {
        String host = settings.host();
        if (host.startsWith("-") || host.chars().anyMatch(it -> it <= ' ' || "'\"`$\\;&<>|(){}/".indexOf(it) >= 0)) {
            throw new GatherException(WayError.SFTP_UNUSABLE,
                    "not a usable host: " + host.replaceAll("\\p{Cntrl}", "?"), "upload.sftp.host", "correct it");
        }
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private String byHand() {
        return "sftp " + (settings.port() == 0 ? "" : "-P " + settings.port() + " ")
                + (settings.key().isEmpty() ? "" : "-i " + settings.key() + " ")
                + (settings.user().isEmpty() ? "" : settings.user() + "@") + host();
    }

    private SecretSource answers() {
        return new SecretSource() {
            @Override
            public Optional<char[]> password(Node node) {
                return secrets.find(SftpWay.PASSWORD);
            }

            @Override
            public Optional<char[]> passphrase(Node node, String key) {
                return secrets.find(SftpWay.KEY_PASSPHRASE);
            }

            @Override
            public Optional<char[]> sudoPassword(Node node) {
                return Optional.empty();
            }
        };
    }
}
