package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.FtpSettings.Mode;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.upload.FtpServer;

/** What tests of FTP have in common. */
final class Ftp {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private Ftp() {}

    static Secrets password(String password) {
        return secrets(Map.of(FtpWay.PASSWORD, password));
    }

    static Secrets secrets(Map<Secret, String> known) {
        return secret -> Optional.ofNullable(known.get(secret)).map(String::toCharArray);
    }

    static FtpSettings plain(String host, int port) {
        return new FtpSettings(true, false, host, port, "", FtpServer.USER, Mode.BOTH, TlsSettings.builtIn(),
                ProxySettings.none());
    }

    static FtpSettings plain(FtpServer server) {
        return plain(server.address(), server.port());
    }

    static FtpSettings tls(FtpServer server, Path authority) {
        return tls(plain(server), new TlsSettings(authority.toString(), "", ""));
    }

    static FtpSettings tls(FtpSettings it, TlsSettings tls) {
        return new FtpSettings(false, it.implicit(), it.host(), it.port(), it.path(), it.user(), it.mode(), tls,
                it.proxy());
    }

    static FtpSettings at(String host, int port, FtpSettings it) {
        return new FtpSettings(it.insecure(), it.implicit(), host, port, it.path(), it.user(), it.mode(), it.tls(),
                it.proxy());
    }

    static FtpSettings implicit(FtpSettings it) {
        return new FtpSettings(it.insecure(), true, it.host(), it.port(), it.path(), it.user(), it.mode(), it.tls(),
                it.proxy());
    }

    static FtpSettings to(String path, FtpSettings it) {
        return new FtpSettings(it.insecure(), it.implicit(), it.host(), it.port(), path, it.user(), it.mode(),
                it.tls(), it.proxy());
    }

    static FtpSettings as(String user, FtpSettings it) {
        return new FtpSettings(it.insecure(), it.implicit(), it.host(), it.port(), it.path(), user, it.mode(),
                it.tls(), it.proxy());
    }

    static FtpSettings by(Mode mode, FtpSettings it) {
        return new FtpSettings(it.insecure(), it.implicit(), it.host(), it.port(), it.path(), it.user(), mode,
                it.tls(), it.proxy());
    }

    static FtpSettings through(ProxySettings proxy, FtpSettings it) {
        return new FtpSettings(it.insecure(), it.implicit(), it.host(), it.port(), it.path(), it.user(), it.mode(),
                it.tls(), proxy);
    }

    static FtpUploader uploader(FtpSettings settings) {
        return new FtpUploader(settings, password(FtpServer.PASSWORD), PATIENCE);
    }

    /** A file of random bytes. */
    static Path bundle(Path folder, int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        try {
            return Files.write(folder.resolve("bundle.tgz"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
