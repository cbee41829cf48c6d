package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import io.gather.core.error.GatherException;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.FtpSettings.Mode;
import io.gather.core.settings.TlsSettings;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
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
        try (FtpServer server = FtpServer.vsftpd()) {
            assertThat(Ftp.uploader(Ftp.by(mode, Ftp.plain(server))).upload(bundle)).isEqualTo(new Arrival.Verified(
                    "ftp://" + server.address() + ":2121/bundle.tgz", "the server has its size"));
            assertWhole(server, FtpServer.HOME);
        }
    }

    @Test
    void continuesTheControlConnectionsSession() throws Exception {
        Certificates authority = Certificates.in(folder);
        try (FtpServer server = FtpServer.machine()) {
            server.vsftpdTls(authority.server(server.address()), List.of());
            FtpSettings settings = Ftp.tls(server, authority.authority());
            for (int i = 0; i < 3; i++) {
                Ftp.uploader(Ftp.to("/up/{case}/" + i, settings)).upload(bundle);
                assertWhole(server, FtpServer.HOME + "/up/C-1/" + i);
            }
        }
    }

    @Test
    void speaksTlsFromTheFirstByteWhereThatIsWanted() throws Exception {
        Certificates authority = Certificates.in(folder);
        try (FtpServer server = FtpServer.machine()) {
            server.vsftpdTls(authority.server(server.address()), List.of(), "implicit_ssl=YES");
            FtpSettings settings = Ftp.tls(Ftp.implicit(Ftp.plain(server)),
                    new TlsSettings(authority.authority().toString(), "", ""));
            for (Mode mode : new Mode[]{Mode.PASSIVE, Mode.ACTIVE}) {
                Ftp.uploader(Ftp.to(mode.name(), Ftp.by(mode, settings))).upload(bundle);
                assertWhole(server, FtpServer.HOME + "/" + mode);
            }
        }
    }

    @Test
    void comesWithACertificateWhereOneIsWanted() throws Exception {
        Certificates authority = Certificates.in(folder);
        Pair client = authority.client("gather");
        try (FtpServer server = FtpServer.machine()) {
            server.vsftpdTls(authority.server(server.address()), List.of(authority.authority()), "require_cert=YES",
                    "validate_cert=YES", "ca_certs_file=" + FtpServer.FILES + "authority.pem");
            FtpSettings plain = Ftp.plain(server);
            String trusted = authority.authority().toString();
            Ftp.uploader(Ftp.tls(plain, new TlsSettings(trusted, client.certificate().toString(),
                    client.key().toString()))).upload(bundle);
            assertWhole(server, FtpServer.HOME);
            assertThatThrownBy(() -> Ftp.uploader(Ftp.tls(plain, new TlsSettings(trusted, "", ""))).upload(bundle))
                    .hasMessageContaining("client certificate");
        }
    }

    @Test
    void takesWhatAnybodyBringsUnderItsNameAtOnceWhereNothingElseIsAllowed() throws Exception {
        try (FtpServer server = FtpServer.vsftpd("anonymous_enable=YES", "anon_upload_enable=YES")) {
            FtpSettings settings = Ftp.to("/incoming", Ftp.as("anonymous", Ftp.plain(server)));
            FtpUploader uploader = new FtpUploader(settings, Secrets.none(), Ftp.PATIENCE);
            assertThat(uploader.upload(bundle)).isInstanceOfSatisfying(Arrival.Verified.class,
                    it -> assertThat(it.where()).endsWith("/incoming/bundle.tgz"));
            assertWhole(server, "/srv/anonymous/incoming");
            Sent again = new Sent(folder.resolve("bundle.tgz"));
            assertThatThrownBy(() -> uploader.upload(again)).isInstanceOf(GatherException.class)
                    .hasMessageContaining("another file is there already");
            again.note("name", bundle.recall("name"));
            assertThatThrownBy(() -> uploader.upload(again)).isInstanceOf(IOException.class)
                    .hasMessageContaining("the next attempt uses another name");
            assertThat(uploader.upload(again)).isInstanceOfSatisfying(Arrival.Verified.class,
                    it -> assertThat(it.where()).endsWith("/incoming/2-bundle.tgz"));
        }
    }

    @Test
    void takesWhatAnybodyBringsWhereItMayBeRenamed() throws Exception {
        try (FtpServer server = FtpServer.vsftpd("anonymous_enable=YES", "anon_upload_enable=YES",
                "anon_other_write_enable=YES", "anon_mkdir_write_enable=YES", "anon_umask=022")) {
            FtpSettings settings = Ftp.to("/incoming/{case}", Ftp.as("anonymous", Ftp.plain(server)));
            Arrival arrival = new FtpUploader(settings, Secrets.none(), Ftp.PATIENCE).upload(bundle);
            assertThat(Sent.words(arrival)).contains("/incoming/C-1/bundle.tgz");
            assertWhole(server, "/srv/anonymous/incoming/C-1");
        }
    }

    @Test
    void saysWhyItIsNotAllowed() throws Exception {
        try (FtpServer server = FtpServer.vsftpd("syslog_enable=NO", "xferlog_enable=YES",
                "dual_log_enable=YES", "vsftpd_log_file=/run/vsftpd.log")) {
            assertThatThrownBy(() -> new FtpUploader(Ftp.plain(server), Ftp.password("wrong"), Ftp.PATIENCE)
                    .upload(bundle)).isInstanceOf(GatherException.class).hasMessageContaining("530")
                    .hasMessageNotContaining("wrong");
            assertThat(server.inside("grep -c 'FAIL LOGIN' /run/vsftpd.log").output()).isEqualTo("1\n");
            server.inside("mkdir -m 555 /home/ann/closed").succeeded();
            assertThatThrownBy(() -> Ftp.uploader(Ftp.to("closed", Ftp.plain(server))).upload(bundle))
                    .isInstanceOf(GatherException.class).hasMessageContaining("could not write");
            assertThatThrownBy(() -> Ftp.uploader(Ftp.to("closed/inner", Ftp.plain(server))).upload(bundle))
                    .isInstanceOf(GatherException.class).hasMessageContaining("could not go to closed/inner");
            assertThatThrownBy(() -> Ftp.uploader(Ftp.to("full", Ftp.plain(server))).upload(bundle))
                    .hasMessageContaining("its disk may be full");
            assertThatThrownBy(() -> Ftp.uploader(Ftp.tls(server, folder.resolve("none.pem"))).upload(bundle))
                    .isInstanceOf(GatherException.class);
            assertThatThrownBy(
                    () -> Ftp.uploader(Ftp.tls(Ftp.plain(server), TlsSettings.builtIn())).upload(bundle))
                    .isInstanceOf(GatherException.class).hasMessageContaining("the server offers no TLS");
        }
    }

    @Test
    void acceptsNoWrongCertificate() throws Exception {
        Certificates authority = Certificates.in(folder);
        assertRefused(authority, address -> authority.serverOf("2024-01-01", address), "expired");
        assertRefused(authority, _ -> authority.server("elsewhere.example"), "elsewhere.example");
        assertRefused(authority, address -> authority.selfSigned(address), "self-signed");
    }

    private void assertRefused(Certificates authority, Function<String, Pair> certificate, String why) {
        try (FtpServer server = FtpServer.machine()) {

            server.vsftpdTls(certificate.apply(server.address()), List.of());
            assertThatThrownBy(() -> Ftp.uploader(Ftp.tls(server, authority.authority())).upload(bundle))
                    .isInstanceOf(GatherException.class).hasMessageContaining(why);
        }
    }

    @Test
    void replacesNothingThatOthersPutThere() throws Exception {
        try (FtpServer server = FtpServer.vsftpd()) {
            String file = FtpServer.HOME + "/bundle.tgz";
            server.inside("echo others >" + file + " && chown " + FtpServer.USER + " " + file).succeeded();
            assertThatThrownBy(() -> Ftp.uploader(Ftp.plain(server)).upload(bundle)).isInstanceOf(GatherException.class)
                    .hasMessageContaining("another file is there already");
            assertThat(server.inside("cat " + file).output()).isEqualTo("others\n");
            server.inside("rm " + file).succeeded();
            assertThat(Ftp.uploader(Ftp.plain(server)).upload(bundle)).isInstanceOf(Arrival.Verified.class);
            assertThat(Ftp.uploader(Ftp.plain(server)).upload(bundle)).isInstanceOf(Arrival.Verified.class);
        }
    }

    private void assertWhole(FtpServer server, String directory) {
        assertThat(server.names(directory)).contains("bundle.tgz").noneMatch(name -> name.endsWith(".part"));
        assertThat(server.sha256(directory + "/bundle.tgz")).isEqualTo(bundle.sha256());
    }
}
