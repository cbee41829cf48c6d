package io.gather.stats.sink.influx;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import io.gather.core.error.Category;
import io.gather.fixtures.upload.WebStub;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.pieces.LastTaken;
import io.gather.stats.sink.pieces.PieceWriter;
import io.gather.transport.database.DatabaseClient;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.influx.InfluxClient;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {
    @Test
    void whatHasTooManyBytesIsDivided() throws Exception {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            points.add(new Point("m", i, TagSet.of(Map.of("t", "x".repeat(100))), FieldSet.of(Map.of("v", 1L))));
        }
        points.add(new Point("m", 7, TagSet.of(Map.of("t", "x".repeat(1000))), FieldSet.of(Map.of("v", 1L))));
        try (WebStub stub = WebStub.start(seen -> WebStub.Reply.of(204));
                InfluxClient client = InfluxClient.v1(DatabaseServer.of(new Subject("influxdb", Category.REFUSED),
                        "127.0.0.1", stub.port(), false, true, "", Map.of()), "db", DatabaseClient.Patience.usual())) {
            PieceWriter<Point> writer = new PieceWriter<>(new Lines(client, LineProtocol.V1, 300), new LastTaken<>());
            writer.write(points);

            assertThat(writer.refused()).isZero();
            assertThat(stub.seen()).extracting(seen -> unpacked(seen.body()).lines().count())
                    .containsExactly(2L, 2L, 2L, 1L, 1L);
        }
    }

    private static String unpacked(byte[] body) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partial write: field type conflict: input field "v" on measurement "m" is type integer dropped=3 | 3
            partial write: points beyond retention policy dropped=12 | 12
            partial write: unable to parse 'm': missing fields dropped=0 | 1
            partial write: unable to parse 'a': x unable to parse 'b': y dropped=0 | 2
            unable to parse 'm': missing fields | 0
            database is read only | 0
            """)
    void howManyAreLeftOut(String text, int count) {
        assertThat(Lines.count(text)).isEqualTo(count);
    }
}
