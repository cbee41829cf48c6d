package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.FtpSettings.Mode;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.ProxySettings.Kind;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.FtpServer;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.SocksProxy;
import io.gather.fixtures.upload.SquidProxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProxyTest {
    private static final String PASSWORD = "pröxy";

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void make() {
        bundle = Ftp.bundle(folder, 3_000_000);
    }

    @Test
    void controlAndDataGoThroughAnHttpProxy() throws Exception {
        try (SquidProxy proxy = SquidProxy.start(Files.createDirectory(folder.resolve("squid")), "secret")) {
            ProxySettings settings = new ProxySettings(Kind.HTTP, "127.0.0.1", proxy.port(), SquidProxy.USER);
            through(settings, "secret");
            assertThat(proxy.requests().lines().filter(line -> line.contains("TCP_TUNNEL"))).hasSize(2);
        }
    }

    @Test
    void controlAndDataGoThroughASocksProxy() throws Exception {
        try (SocksProxy proxy = SocksProxy.start(folder, PASSWORD)) {
            through(new ProxySettings(Kind.SOCKS, "127.0.0.1", proxy.port(), SocksProxy.USER), PASSWORD);
        }
        try (SocksProxy proxy = SocksProxy.start(folder, "")) {
            through(new ProxySettings(Kind.SOCKS, "127.0.0.1", proxy.port(), ""), "");
        }
    }

    /** Over TLS, with the control connection's session on the data connection. */
    private void through(ProxySettings proxy, String password) throws Exception {
        Certificates authority = Certificates.in(folder);
        try (FtpServer server = FtpServer.machine()) {
            server.vsftpdTls(authority.server(server.address()), List.of());
            FtpSettings settings = Ftp.through(proxy, Ftp.tls(server, authority.authority()));
            Sent sent = new Sent(bundle);
            uploader(settings, password).upload(sent);
            assertThat(server.sha256(FtpServer.HOME + "/bundle.tgz")).isEqualTo(sent.sha256());
            if (!proxy.user().isEmpty()) {
                assertThatThrownBy(() -> uploader(settings, "wrong").upload(sent)).isInstanceOf(GatherException.class)
                        .hasMessageContaining("another user or password").hasMessageNotContaining("wrong");
            }
            assertThatThrownBy(() -> uploader(Ftp.by(Mode.ACTIVE, settings), password).upload(sent))
                    .isInstanceOf(GatherException.class).hasMessageContaining("through a proxy");
            assertThatThrownBy(() -> uploader(Ftp.at(server.address(), 1, settings), password).upload(sent))
                    .isInstanceOf(IOException.class).hasMessageContaining("could not connect to " + server.address());
        }
    }

    private static FtpUploader uploader(FtpSettings settings, String password) {
        return new FtpUploader(settings, Ftp.secrets(
                Map.of(FtpWay.PASSWORD, FtpServer.PASSWORD, FtpWay.PROXY_PASSWORD, password)), Ftp.PATIENCE);
    }
}
