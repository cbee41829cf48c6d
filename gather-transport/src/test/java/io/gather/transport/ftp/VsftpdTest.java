package io.gather.transport.ftp;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.FtpSettings.Mode;
import io.gather.core.settings.TlsSettings;
import io.gather.core.upload.UploadSecrets;
import io.gather.fixtures.upload.Authority;
import io.gather.fixtures.upload.FtpServer;
import io.gather.fixtures.upload.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VsftpdTest {
    private static final int SIZE = 5_000_000;

    @TempDir
    Path folder;

    private Sent bundle;

    @BeforeEach
    void make() {
        bundle = new Sent(Ftp.bundle(folder, SIZE));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void takesPlainTextWhereThatWasAskedFor(Mode mode) throws Exception {
        try (FtpServer server = FtpServer.vsftpd(List.of())) {
            String where = Ftp.uploader(Ftp.by(mode, Ftp.plain(server))).upload(bundle);
            assertThat(where).isEqualTo("ftp://" + server.address() + ":2121/bundle.tgz");
            assertWhole(server, FtpServer.HOME);
        }
    }

    @Test
    void continuesTheControlConnectionsSession() throws Exception {
        Authority authority = Authority.in(folder);
        try (FtpServer server = FtpServer.vsftpd(List.of(authority.server("DNS:localhost", "IP:127.0.0.1")),
                FtpServer.vsftpdTls(folder.resolve("server.pem"), "listen_address=0.0.0.0"))) {
            FtpSettings settings = Ftp.tls(Ftp.plain("localhost", server.port()),
                    new TlsSettings(authority.certificate().toString(), "", ""));
            for (int i = 0; i < 3; i++) {
                Ftp.uploader(Ftp.to("/up/{case}/" + i, settings)).upload(bundle);
                assertWhole(server, FtpServer.HOME + "/up/C-1/" + i);
            }
        }
    }

    private void assertWhole(FtpServer server, String directory) {
        assertThat(server.names(directory)).contains("bundle.tgz").noneMatch(name -> name.endsWith(".part"));
        assertThat(server.sha256(directory + "/bundle.tgz")).isEqualTo(bundle.sha256());
    }
}
