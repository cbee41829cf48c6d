package io.gather.transport.net.tls;

import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TlsReasonsTest {
    private static final Subject POLL = new Subject("poll.x", Category.NODES_MISSING);

    private static GatherException reason(Throwable failure) {
        return new TlsReasons(Identity.none(), POLL, "there:443").of(new IOException(failure)).orElseThrow();
    }

    private static void assertTold(Throwable failure, NetError error, String remedy) {
        GatherException reason = reason(failure);
        assertThat(reason.is(error)).as(reason.code()).isTrue();
        assertThat(reason.category()).isEqualTo(Category.NODES_MISSING);
        assertThat(reason.where()).isEqualTo("there:443");
        assertThat(reason.remedy().toString()).contains(remedy);
    }

    @Test
    void areOfTheSubjectThatConnects() {
        assertTold(new SSLPeerUnverifiedException("Hostname x not verified: subjectAltNames: [a, b]"),
                NetError.CERTIFICATE_NAME, "poll.x");
        assertTold(new SSLHandshakeException("Received fatal alert: certificate_required"), NetError.CERTIFICATE_WANTED,
                "poll.x.certificate and poll.x.key");
        assertTold(new SSLHandshakeException("Received fatal alert: protocol_version"), NetError.OLD_TLS, "updated");
        assertTold(new SSLHandshakeException("Received fatal alert: unrecognized_name"), NetError.NAME_UNKNOWN,
                "poll.x");
        assertTold(new SSLException("Unsupported or unrecognized SSL message"), NetError.NO_TLS, "poll.x");
    }

    @Test
    void knowNothingOfOtherFailures() {
        assertThat(new TlsReasons(Identity.none(), POLL, "there:443").of(new IOException("Broken pipe"))).isEmpty();
    }
}
