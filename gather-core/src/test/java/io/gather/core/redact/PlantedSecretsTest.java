package io.gather.core.redact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of machines with secrets in them, as they are planted for a gather, and those of a machine that has none. */
class PlantedSecretsTest {
    private static final Redactor REDACTOR = Marked.redactor("");

    /** A file of a machine. */
    record Planted(String name, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Planted> planted() throws IOException {
        return Stream.concat(Stream.concat(files("planted-services.txt"), files("planted-systems.txt")),
                Stream.concat(files("planted-usual.txt"), files("planted-programs.txt")));
    }

    static Stream<Planted> harmless() throws IOException {
        return files("nothing.txt");
    }

    @ParameterizedTest
    @MethodSource("planted")
    void masksEachSecretAndNothingElse(Planted file) {
        assertThat(lines(REDACTOR.text(Marked.plain(file.text())))).isEqualTo(lines(Marked.masked(file.text())));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void leavesWhatHoldsNone(Planted file) {
        assertThat(lines(REDACTOR.text(file.text()))).isEqualTo(lines(file.text()));
    }

    @Test
    void areManyAndOfManyKinds() throws Exception {
        assertThat(planted()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(planted().mapToInt(it -> Marked.secrets(it.text())).sum()).isGreaterThanOrEqualTo(1500);
        assertThat(harmless().mapToInt(it -> lines(it.text()).size()).sum()).isGreaterThan(1000);
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private static Stream<Planted> files(String resource) throws IOException {
        try (InputStream in = PlantedSecretsTest.class.getResourceAsStream("/redact/" + resource)) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^=== ")).filter(it -> !it.isBlank())
                    .map(it -> new Planted(it.substring(0, it.indexOf('\n')), it.substring(it.indexOf('\n') + 1)));
        }
    }
}
