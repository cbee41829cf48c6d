package io.gather.core.redact.search;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.redact.Marked;
import io.gather.core.redact.rule.ShownRule;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretSearchTest {
    private static final SecretSearch SEARCH = new SecretSearch(
            Marked.shipped().stream().map(ShownRule::rule).toList());

    @Test
    void saysLineColumnAndRule() throws Exception {
        assertThat(places("""
                user=a
                DB_PASSWORD=hunter2

                x --token a1b2c3d4e5
                """)).containsExactly(
                new SecretPlace(2, 13, "password", "password-key"),
                new SecretPlace(4, 11, "token", "bare-token-key"));
    }

    @Test
    void saysWhereABlockBegins() throws Exception {
        assertThat(places("""
                a

                k: |
                  -----BEGIN PRIVATE KEY-----
                  MIIEvgIBADANBgkqhkiG9w0BAQEFAASC
                  abcd==
                  -----END PRIVATE KEY-----
                """))
                .containsExactly(new SecretPlace(5, 3, "private-key", "pem-block"));
    }

    @Test
    void countsLinesOfLargeTexts() throws Exception {
        String text = "nothing here\n".repeat(300_000) + "  password=hunter2\n" + "\n".repeat(2_000_000)
                + "password=hunter2";

        assertThat(places(text)).extracting(SecretPlace::line).containsExactly(300_001L, 2_300_002L);
        assertThat(places(text)).extracting(SecretPlace::column).containsExactly(12L, 10L);
    }

    @Test
    void saysThatItDidNotLookIntoWhatIsCompressed() throws Exception {
        byte[] packed = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};

        assertThat(SEARCH.look(new ByteArrayInputStream(packed), _ -> {})).isFalse();
        assertThat(SEARCH.look(new ByteArrayInputStream(new byte[0]), _ -> {})).isTrue();
    }

    private static List<SecretPlace> places(String text) throws IOException {
        List<SecretPlace> places = new ArrayList<>();
        assertThat(SEARCH.look(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), places::add)).isTrue();
        return places;
    }
}
