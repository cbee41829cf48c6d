package io.gather.stats.config;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

import io.gather.fixtures.random.Seed;
import io.gather.stats.capture.Captures;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is in the file: it is a configuration, or there are errors. */
class ConfigFuzzTest {
    private static final String[] PIECES = {"\"", "[", "]", "[[cluster]]\n", "= ", "\n", "-1", "1e400",
            "9223372036854775807",
            "nan", "{a = 1}", "[1, \"a\", []]", "'''", "\u0000", "1979-05-27", "$env:", "*", "true", "[global]\n", "ſ"};

    @Test
    void isReadOrRefused() {
        long seed = Seed.next();
        Random random = new Random(seed);
        String[] texts = {Captures.text("c_prometheus/config.toml"), Captures.text("v_decode_vectors_v1/config.toml"),
                Captures.text("a_influxv1_default/config.toml")};
        int read = 0;
        for (int i = 0; i < 1500; i++) {
            StringBuilder text = new StringBuilder(texts[i % texts.length]);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                int at = random.nextInt(text.length());
                text.replace(at, Math.min(text.length(), at + random.nextInt(12)),
                        PIECES[random.nextInt(PIECES.length)]);
            }
            CheckedConfig config = ConfigReader.parse(Path.of("x"), text.toString(), Set.of());

            assertThat(config.config().isPresent()).as("seed %d, text %d", seed, i)
                    .isEqualTo(config.errors().isEmpty());
            read += config.config().isPresent() ? 1 : 0;
        }
        assertThat(read).as("seed %d", seed).isBetween(50, 1450);
    }
}
