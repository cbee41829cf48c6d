package io.gather.core.merge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.gather.core.bundle.gzip.ReadableAt;
import io.gather.core.merge.JoinedMembers.Span;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is made of whole bundles is tested where gathers are: {@code MergeTest} and {@code IncrementsTest} of gather-cli. */
class JoinedMembersTest {
    @Test
    void areReadOneBehindTheOther() throws IOException {
        List<Span> spans = List.of(new Span(text("0123456789", 2), 3, 4), new Span(text("abcdef", 100), 0, 6),
                new Span(text("xyz", 1), 1, 1));

        try (InputStream joined = Channels.newInputStream(new JoinedMembers(spans))) {
            assertThat(new String(joined.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("3456abcdefy");
        }
    }

    @Test
    void endWhereAPlaceEndsTooEarly() throws IOException {
        JoinedMembers joined = new JoinedMembers(List.of(new Span(text("012", 9), 1, 5), new Span(text("a", 9), 0, 1)));
        ByteBuffer into = ByteBuffer.allocate(9);

        assertThat(joined.read(into)).isEqualTo(2);
        assertThat(joined.read(into)).isEqualTo(-1);
    }

    @Test
    void nothingIsEmpty() throws IOException {
        assertThat(new JoinedMembers(List.of()).read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    /** So many bytes at once, at most. */
    private static ReadableAt text(String text, int most) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return (into, position) -> {
            int count = Math.min(Math.min(into.remaining(), most), bytes.length - (int) position);
            if (count <= 0) {
                return -1;
            }
            into.put(bytes, (int) position, count);
            return count;
        };
    }
}
