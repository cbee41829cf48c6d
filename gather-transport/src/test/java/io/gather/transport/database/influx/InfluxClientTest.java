package io.gather.transport.database.influx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.fixtures.upload.WebStub;
import io.gather.transport.database.DatabaseClient.Patience;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.WriteAnswer;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InfluxClientTest {
    private static DatabaseServer server(WebStub stub) {
        return DatabaseServer.of(new Subject("influxdb", Category.REFUSED), "127.0.0.1", stub.port(), false, true, "",
                Map.of("Authorization", "Token t"));
    }

    private static String content(WebStub.Seen seen) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(seen.body()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFirstKindIsAskedAsGostatsAsks() throws Exception {
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(204));
                InfluxClient client = InfluxClient.v1(server(stub), "isi data", Patience.usual())) {
            client.ping();
            WriteAnswer answer = client.write("m v=1 1\n".getBytes(StandardCharsets.UTF_8));

            assertThat(answer).isEqualTo(new WriteAnswer.Written());
            assertThat(stub.seen()).extracting(seen -> seen.method() + " " + seen.path()).containsExactly(
                    "GET /ping?wait_for_leader=30s", "POST /write?consistency=&db=isi%20data&precision=s&rp=");
            assertThat(stub.seen().getLast()).satisfies(seen -> {
                assertThat(seen.header("Content-Encoding")).isEqualTo("gzip");
                assertThat(seen.header("Content-Type")).startsWith("text/plain");
                assertThat(content(seen)).isEqualTo("m v=1 1\n");
            });
        }
    }

    @Test
    void theSecondKindToo() throws Exception {
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(204));
                InfluxClient client = InfluxClient.v2(server(stub), "o&g", "b", Patience.usual())) {
            client.ping();
            WriteAnswer answer = client.write("m v=1 1000000000\n".getBytes(StandardCharsets.UTF_8));

            assertThat(answer).isEqualTo(new WriteAnswer.Written());
            assertThat(stub.seen()).extracting(seen -> seen.method() + " " + seen.path()).containsExactly("GET /ping",
                    "POST /api/v2/write?bucket=b&org=o%26g&precision=ns");
            assertThat(stub.seen().getLast().header("Authorization")).isEqualTo("Token t");
        }
    }

    @Test
    void whatHasNoPingMayTakeLinesAllTheSame() throws Exception {
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(404));
                InfluxClient client = InfluxClient.v1(server(stub), "d", Patience.usual())) {
            client.ping();
            assertThat(stub.seen()).hasSize(1);
        }
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(401));
                InfluxClient client = InfluxClient.v1(server(stub), "d", Patience.usual())) {
            assertThatThrownBy(client::ping).isInstanceOf(GatherException.class);
        }
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(500));
                InfluxClient client = InfluxClient.v1(server(stub), "d", Patience.usual())) {
            assertThatThrownBy(client::ping).isInstanceOf(IOException.class);
        }
    }
}
