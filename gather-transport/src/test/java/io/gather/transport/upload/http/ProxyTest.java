package io.gather.transport.upload.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.NginxServer;
import io.gather.fixtures.upload.NginxSetup;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.SquidProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Through a real proxy to a real server. */
@Timeout(60)
class ProxyTest {
    @TempDir
    Path folder;
    private Path bundle;
    private Certificates certificates;
    private NginxServer server;
    private NginxServer plain;

    @BeforeEach
    void make() throws IOException {
        certificates = Certificates.in(folder);
        bundle = Upload.bundle(folder, 2_000_000);
        server = NginxServer.start(NginxSetup.plain().tls(certificates.server("127.0.0.1")),
                Files.createTempDirectory(folder, "nginx"));
        plain = NginxServer.start(NginxSetup.plain(), Files.createTempDirectory(folder, "nginx"));
    }

    @AfterEach
    void stop() {
        server.close();
        plain.close();
    }

    private SquidProxy squid(String password, String denied) throws IOException {
        return SquidProxy.start(Files.createTempDirectory(folder, "squid"), password, denied);
    }

    private Upload tls() {
        return Upload.tls(server.port(), certificates.authority());
    }

    private void assertArrives(NginxServer at, Upload upload) throws Exception {
        assertThat(upload.uploader().upload(new Sent(bundle))).isInstanceOf(Arrival.Verified.class);
        assertThat(at.data().resolve("b.tgz")).hasSameBinaryContentAs(bundle);
        Files.delete(at.data().resolve("b.tgz"));
    }

    private static String hopeless(Upload upload, Path bundle) {
        Throwable thrown = catchThrowable(() -> upload.uploader().upload(new Sent(bundle)));
        assertThat(thrown).isInstanceOf(GatherException.class);
        return thrown.getMessage() + "; " + ((GatherException) thrown).remedy();
    }

    @Test
    void goesThroughOneThatAnybodyMayUse() throws Exception {
        try (SquidProxy proxy = squid("", "")) {
            assertArrives(server, tls().proxy(proxy.port(), "", ""));
            assertArrives(plain, Upload.plain(plain.port()).proxy(proxy.port(), "", ""));
            assertThat(proxy.requests()).contains("PUT http://127.0.0.1:" + plain.port() + "/b.tgz");
        }
    }

    @Test
    void tellsTheProxyWhoWeAre() throws Exception {
        try (SquidProxy proxy = squid("proxy word", "")) {
            assertArrives(server, tls().proxy(proxy.port(), SquidProxy.USER, "proxy word"));
            assertArrives(plain, Upload.plain(plain.port()).proxy(proxy.port(), SquidProxy.USER, "proxy word"));
            for (Upload upload : new Upload[]{tls(), Upload.plain(plain.port())}) {
                assertThat(hopeless(upload.proxy(proxy.port(), SquidProxy.USER, "other word"), bundle))
                        .contains("127.0.0.1:" + proxy.port(), "the proxy does not accept the user and the password",
                                "upload.http.proxy_user")
                        .doesNotContain("other word");
                assertThat(hopeless(upload.proxy(proxy.port(), "", ""), bundle))
                        .contains("the proxy wants a user and a password");
            }
            assertThat(server.requests() + plain.requests()).doesNotContain("Proxy-Authorization");
        }
    }

    @Test
    void saysWhatTheProxyForbidsOrCannot() throws Exception {
        try (SquidProxy proxy = squid("", Integer.toString(server.port()))) {
            assertThat(hopeless(tls().proxy(proxy.port(), "", ""), bundle))
                    .contains("does not let us to 127.0.0.1:" + server.port() + ": it answered 403");
        }
        int port;
        server.close();
        try (SquidProxy proxy = squid("", "")) {
            port = proxy.port();
            assertThat(failed(tls().proxy(port, "", "")))
                    .hasMessageContaining("cannot reach 127.0.0.1:" + server.port() + ": it answered 503");
        }
        assertThat(failed(tls().proxy(port, "", "")))
                .hasMessageContaining("no connection to the proxy 127.0.0.1:" + port);
    }

    private Throwable failed(Upload upload) {
        Throwable thrown = catchThrowable(() -> upload.uploader().upload(new Sent(bundle)));
        assertThat(thrown).isInstanceOf(IOException.class);
        return thrown;
    }
}
