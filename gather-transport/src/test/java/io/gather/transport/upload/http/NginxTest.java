package io.gather.transport.upload.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.settings.HttpSettings.Method;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.upload.NginxServer;
import io.gather.fixtures.upload.NginxSetup;
import io.gather.fixtures.upload.Sent;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Against a real server: who we are, whom we trust, and what it says. */
@Timeout(60)
class NginxTest {
    @TempDir
    Path folder;
    private Certificates certificates;
    private Path bundle;

    @BeforeEach
    void make() throws IOException {
        certificates = Certificates.in(folder);
        bundle = Upload.bundle(folder, 3_000_000);
    }

    private NginxServer nginx(NginxSetup setup) throws IOException {
        return NginxServer.start(setup, Files.createTempDirectory(folder, "nginx"));
    }

    private NginxServer tls() throws IOException {
        return nginx(NginxSetup.plain().tls(certificates.server("127.0.0.1", "localhost")));
    }

    private Upload to(NginxServer server) {
        return Upload.tls(server.port(), certificates.authority());
    }

    private void assertArrives(NginxServer server, Upload upload) throws Exception {
        assertThat(upload.uploader().upload(new Sent(bundle))).isInstanceOf(Arrival.Verified.class);
        assertThat(server.data().resolve("b.tgz")).hasSameBinaryContentAs(bundle);
        Files.delete(server.data().resolve("b.tgz"));
    }

    /** With the remedy. */
    private AbstractStringAssert<?> assertHopeless(Upload upload) {
        Throwable thrown = catchThrowable(() -> upload.uploader().upload(new Sent(bundle)));
        assertThat(thrown).isInstanceOf(GatherException.class);
        return assertThat(thrown.getMessage() + "; " + ((GatherException) thrown).remedy());
    }

    @Test
    void putsOverTlsAndChecks() throws Exception {
        try (NginxServer server = tls()) {
            assertThat(to(server).uploader().upload(new Sent(bundle))).isEqualTo(new Arrival.Verified(
                    "https://127.0.0.1:" + server.port() + "/b.tgz", "the server has its size"));
            assertThat(server.data().resolve("b.tgz")).hasSameBinaryContentAs(bundle);
            Files.delete(server.data().resolve("b.tgz"));
            assertArrives(server, to(server).host("localhost"));
        }
    }

    @Test
    void speaksTls12AndNothingOlder() throws Exception {
        Pair pair = certificates.server("127.0.0.1");
        try (NginxServer server = nginx(NginxSetup.plain().tls(pair).protocols("TLSv1.2"))) {
            assertArrives(server, to(server));
        }
        try (NginxServer server = nginx(NginxSetup.plain().tls(pair).protocols("TLSv1.1"))) {
            assertHopeless(to(server)).contains("no TLS of version 1.2 or later");
        }
    }

    @Test
    void takesNoPlainHttpUnlessTold() throws Exception {
        try (NginxServer server = nginx(NginxSetup.plain())) {
            assertArrives(server, Upload.plain(server.port()));
            assertHopeless(Upload.plain(server.port()).host("https://127.0.0.1")).contains("upload.http.host");
            assertHopeless(to(server)).contains("does not speak TLS");
        }
        try (NginxServer server = tls()) {
            assertHopeless(Upload.plain(server.port())).contains("the server wants HTTPS");
        }
    }

    @Test
    void saysWhyACertificateIsRefused() throws Exception {
        try (NginxServer server = nginx(NginxSetup.plain().tls(certificates.serverOf("2024-01-01 00:00:00",
                "127.0.0.1")))) {
            assertHopeless(to(server)).contains("expired on 2024-01-31T00:00:", "CN=server");
        }
        try (NginxServer server = nginx(NginxSetup.plain().tls(certificates.serverOf("2040-01-01 00:00:00",
                "127.0.0.1")))) {
            assertHopeless(to(server)).contains("not valid before 2040-01-01T00:00:", "clock");
        }
        try (NginxServer server = nginx(NginxSetup.plain().tls(certificates.server("other.test", "10.0.0.1")))) {
            assertHopeless(to(server)).contains("for another name: it is for 10.0.0.1, other.test");
        }
        Pair self = certificates.selfSigned("127.0.0.1");
        try (NginxServer server = nginx(NginxSetup.plain().tls(self))) {
            assertArrives(server, Upload.tls(server.port(), self.certificate()));
            assertHopeless(to(server)).contains("self-signed: CN=self", "upload.http.ca");
        }
        try (NginxServer server = tls()) {
            Path others = Certificates.in(folder, "strangers").authority();
            assertHopeless(Upload.tls(server.port(), others)).contains("unknown authority: CN=authority",
                    "upload.http.ca");
        }
    }

    @Test
    void comesWithACertificate() throws Exception {
        NginxSetup setup = NginxSetup.plain().clients(certificates.authority())
                .tls(certificates.server("127.0.0.1"));
        Pair ours = certificates.client("us");
        try (NginxServer server = nginx(setup)) {
            assertArrives(server, to(server).certificate(ours.certificate(), ours.key()));
            Upload encrypted = to(server).certificate(ours.certificate(), certificates.encrypted(ours, "words"));
            assertArrives(server, new Upload(encrypted.settings(),
                    new Fixed().with(HttpWay.KEY_PASSPHRASE, "words"), encrypted.bounds()));
            assertHopeless(to(server)).contains("wants a client certificate", "upload.http.certificate");
            Pair strange = Certificates.in(folder, "strangers").client("stranger");
            assertHopeless(to(server).certificate(strange.certificate(), strange.key()))
                    .contains("does not accept our certificate");
        }
    }

    @Test
    void logsIn() throws Exception {
        try (NginxServer server = nginx(NginxSetup.plain().tls(certificates.server("127.0.0.1"))
                .password("pässword: 1"))) {
            assertArrives(server, to(server).user(NginxSetup.USER, "pässword: 1"));
            assertHopeless(to(server).user(NginxSetup.USER, "wrong one")).contains("does not accept who we are: 401")
                    .doesNotContain("wrong one");
            assertHopeless(to(server)).contains("wants to know who we are: 401");
        }
    }

    @Test
    void refusalsComeBeforeTheBundleIsSent() throws Exception {
        try (NginxServer server = nginx(NginxSetup.plain().tls(certificates.server("127.0.0.1")).most("1m"))) {
            Sent sent = new Sent(bundle);
            Throwable thrown = catchThrowable(() -> to(server).uploader().upload(sent));
            assertThat(thrown).hasMessageContaining("too large for the server: 413");
            assertThat(sent.offsets()).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithThePath() throws Exception {
        try (NginxServer server = tls()) {
            assertHopeless(to(server).path("/sealed/")).contains("the server forbids it: 403");
            Throwable thrown = catchThrowable(() -> to(server).path("/gone/").uploader().upload(new Sent(bundle)));
            assertThat(thrown).hasMessageContaining("500").hasMessageContaining("folder");
            assertHopeless(to(server).as(Method.POST, Form.RAW))
                    .contains("no such folder or address on the server: 404");
            assertThat(server.names()).isEmpty();
        }
    }

    @Test
    void aFullDiskIsNoSuccess() throws Exception {
        try (NginxServer server = nginx(NginxSetup.plain().tls(certificates.server("127.0.0.1")).disk(1))) {
            Throwable thrown = catchThrowable(() -> to(server).uploader().upload(new Sent(bundle)));
            assertThat(thrown).isInstanceOfAny(IOException.class, GatherException.class)
                    .hasMessageMatching(".*(500|507).*");
            assertThat(server.names()).isEmpty();
        }
    }

    @Test
    void nobodyThereIsSaidAndMayPass() throws Exception {
        NginxServer server = tls();
        server.close();

        assertThat(catchThrowable(() -> to(server).uploader().upload(new Sent(bundle))))
                .isInstanceOf(IOException.class).hasMessageContaining("no connection to 127.0.0.1:" + server.port());
        assertThat(catchThrowable(() -> to(server).host("no-such-host.invalid").uploader().upload(new Sent(bundle))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the address of no-such-host.invalid:" + server.port() + " is not known");
    }
}
