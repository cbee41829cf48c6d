package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.time.Duration;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.FtpSettings;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.upload.template.Template;
import org.jspecify.annotations.Nullable;

/** Uploads by FTP. */
public final class FtpUploader implements Uploader {
    private static final String SECTION = "upload.ftp";
    static final Subject SUBJECT = new Subject(SECTION, Category.UPLOAD);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FtpSettings settings;
    private final Secrets secrets;
    private final Duration patience;

    public FtpUploader(FtpSettings settings, Secrets secrets) {
        this(settings, secrets, PATIENCE);
    }

    /** @param patience how long to wait for an answer, and how long the server may take no data */
    FtpUploader(FtpSettings settings, Secrets secrets, Duration patience) {
        this.settings = settings;
        this.secrets = secrets;
        this.patience = patience;
    }

    @Override
    public String name() {
        return FtpWay.NAME;
    }

    @Override
    public boolean isConfigured() {
        return !settings.host().isEmpty();
    }

    @Override
    public String destination() {
        return where() + " as " + settings.user() + ": " + settings.path();
    }

    @Override
    public Arrival upload(Shipment shipment) throws IOException, InterruptedException {
        Lifeline lifeline = new Lifeline(patience);
        Tls tls = settings.insecure()
                ? null
                : Tls.of(settings.tls(), () -> secrets.find(FtpWay.KEY_PASSPHRASE), SUBJECT);
        try {
            return lifeline.run(() -> attempt(shipment, lifeline, tls));
        } catch (IOException e) {
            throw readable(e, tls);
        }
    }

    private Arrival attempt(Shipment shipment, Lifeline lifeline, @Nullable Tls tls) throws IOException {
        String template = settings.path();
        String path = Template.of(template.isEmpty() || template.endsWith("/") ? template : template + "/",
                SECTION + ".path").path(shipment);
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        try (FtpSession session = FtpSession.open(settings, secrets, lifeline, patience, tls)) {
            session.enter(directory.length() > 1 ? directory.replaceFirst("/+$", "") : directory);
            String name = path.substring(directory.length());
            String folder = where() + (path.startsWith("/") ? "" : "/") + directory;
            return new FtpTransfer(session, shipment, name, folder, settings.host(), lifeline, patience).deliver();
        }
    }

    private IOException readable(IOException e, @Nullable Tls tls) {
        if (tls != null) {
            GatherException reason = tls.reason(e, where()).orElse(null);
            if (reason != null) {
                throw reason;
            }
        }
        return e.getMessage() == null ? new IOException(e.toString(), e) : e;
    }

    private String where() {
        return (settings.insecure() ? "ftp://" : "ftps://") + settings.host()
                + (settings.port() == 0 ? "" : ":" + settings.port());
    }
}
