package io.gather.transport.database.remotewrite;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import io.gather.core.error.Category;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.upload.WebStub;
import io.gather.transport.database.DatabaseClient.Patience;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.WriteAnswer;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

import static org.assertj.core.api.Assertions.assertThat;

class WriteRequestTest {
    private static final Series SERIES = new Series(new TreeMap<>(Map.of("__name__", "up", "a", "ü")), 1.5, 300);

    @Test
    void aSeriesIsAMessageInAMessage() {
        // By hand, after the description of the encoding.
        assertThat(HexFormat.of().formatHex(WriteRequest.of(List.of(SERIES)))).isEqualTo("0a27"
                + "0a0e" + "0a085f5f6e616d655f5f" + "12027570" + "0a07" + "0a0161" + "1202c3bc"
                + "120c" + "09000000000000f83f" + "10ac02");
    }

    @Test
    void blocksAreReadByTheReference() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        for (int size : new int[]{0, 1, 127, 128, 65_535, 65_536, 65_537, 200_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            assertThat(Snappy.uncompress(SnappyBlock.of(bytes))).as("seed %d", seed).isEqualTo(bytes);
            assertThat(Snappy.uncompress(SnappyBlock.stored(bytes))).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void theRequestSaysWhatItIs() throws Exception {
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(200))) {
            DatabaseServer server = DatabaseServer.of(new Subject("remote_write", Category.REFUSED),
                    "http://127.0.0.1:" + stub.port() + "/api/v1/push", true, "", Map.of("X-Scope-OrgID", "east"));
            try (RemoteWriteClient client = new RemoteWriteClient(server, Patience.usual())) {
                assertThat(client.write(List.of(SERIES, SERIES))).isEqualTo(new WriteAnswer.Written());
            }
            assertThat(stub.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.path()).isEqualTo("/api/v1/push");
                assertThat(seen.header("Content-Encoding")).isEqualTo("snappy");
                assertThat(seen.header("Content-Type")).isEqualTo("application/x-protobuf");
                assertThat(seen.header("X-Prometheus-Remote-Write-Version")).isEqualTo("0.1.0");
                assertThat(seen.header("X-Scope-OrgID")).isEqualTo("east");
                assertThat(Snappy.uncompress(seen.body())).isEqualTo(WriteRequest.of(List.of(SERIES, SERIES)));
            });
        }
    }
}
