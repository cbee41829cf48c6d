package io.gather.transport.upload.ftp;

import java.nio.file.Path;

import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.FtpSettings.Mode;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.FtpServer;
import io.gather.fixtures.upload.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProftpdTest {
    private static final int SIZE = 5_000_000;
    private static final String DIGESTS = "DigestEngine on";
    private static final String RESTART = "AllowStoreRestart on";

    @TempDir
    Path folder;

    private Sent bundle;

    @BeforeEach
    void make() {
        bundle = new Sent(Ftp.bundle(folder, SIZE));
    }

    @Test
    void takesFilesOverTls() throws Exception {
        Certificates authority = Certificates.in(folder);
        try (FtpServer server = FtpServer.machine()) {
            server.proftpdTls(authority.server(server.address()), DIGESTS);
            FtpSettings settings = Ftp.tls(server, authority.authority());
            for (Mode mode : new Mode[]{Mode.PASSIVE, Mode.ACTIVE}) {
                Ftp.uploader(Ftp.to("a b/" + mode, Ftp.by(mode, settings))).upload(bundle);
                assertThat(server.sha256(FtpServer.HOME + "/a b/" + mode + "/bundle.tgz")).isEqualTo(bundle.sha256());
            }
        }
    }

    @Test
    void continuesWhereItEnded() throws Exception {
        try (FtpServer server = FtpServer.proftpd(RESTART)) {
            part(server, 3_000_000, "");
            Ftp.uploader(Ftp.plain(server)).upload(bundle);
            assertThat(bundle.offsets()).containsExactly(3_000_000L);
            assertThat(server.sha256(FtpServer.HOME + "/bundle.tgz")).isEqualTo(bundle.sha256());
        }
    }

    @Test
    void beginsAnewWhereTheServerDoesNotContinue() throws Exception {
        try (FtpServer server = FtpServer.proftpd()) {
            part(server, 3_000_000, "");
            Ftp.uploader(Ftp.plain(server)).upload(bundle);
            assertThat(bundle.offsets()).containsExactly(0L);
            assertThat(server.sha256(FtpServer.HOME + "/bundle.tgz")).isEqualTo(bundle.sha256());
        }
    }

    @Test
    void beginsAnewWhereThereIsMoreThanThereShouldBe() throws Exception {
        try (FtpServer server = FtpServer.proftpd(RESTART, "AllowOverwrite off")) {
            part(server, SIZE, "more");
            Ftp.uploader(Ftp.plain(server)).upload(bundle);
            assertThat(bundle.offsets()).containsExactly(0L);
            assertThat(server.sha256(FtpServer.HOME + "/bundle.tgz")).isEqualTo(bundle.sha256());
        }
    }

    @Test
    void noticesAPartThatIsAnother() throws Exception {
        try (FtpServer server = FtpServer.proftpd(RESTART, DIGESTS)) {
            part(server, 3_000_000, "other");
            FtpUploader uploader = Ftp.uploader(Ftp.plain(server));
            assertThat(uploader.upload(bundle))
                    .isEqualTo(new Arrival.Refuted("what the server has differs from the bundle"));
            uploader.upload(bundle);
            assertThat(bundle.offsets()).containsExactly(3_000_005L, 0L);
            assertThat(server.sha256(FtpServer.HOME + "/bundle.tgz")).isEqualTo(bundle.sha256());
        }
    }

    /** The beginning of the bundle, and something after it, are on the server. */
    private void part(FtpServer server, int length, String more) throws Exception {
        Ftp.uploader(Ftp.plain(server)).upload(new Sent(folder.resolve("bundle.tgz")));
        String name = "bundle.tgz." + bundle.sha256().substring(0, 12) + ".part";
        server.inside("cd " + FtpServer.HOME + " && { head -c " + length + " bundle.tgz; printf %s '" + more + "'; } >"
                + name + " && rm bundle.tgz && chown " + FtpServer.USER + " " + name).succeeded();
    }
}
