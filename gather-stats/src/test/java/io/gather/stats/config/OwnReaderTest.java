package io.gather.stats.config;

import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OwnReaderTest {
    private static CheckedConfig read(String own) {
        return ConfigReader.parse(Path.of("idic.toml"), """
                [global]
                version = "0.40"
                stats_processor = "discard"
                [logging]
                log_to_stdout = true
                [[cluster]]
                hostname = "east"
                username = "u"
                password = "p"
                [summary_stats]
                client = true
                [collector]
                """ + own, Set.of("discard"));
    }

    @ParameterizedTest
    @CsvSource({"9117,127.0.0.1:9117", "'\"9117\"',127.0.0.1:9117", "'\"localhost:1\"',localhost:1",
            "'\"127.0.0.9:1\"',127.0.0.9:1", "'\"[::1]:1\"',[::1]:1"})
    void aPortIsForThisMachine(String listen, String place) {
        CheckedConfig checked = read("listen = " + listen + "\n");

        assertThat(checked.usable().own().listen()).hasValueSatisfying(it -> {
            assertThat(it).hasToString(place);
            assertThat(it.login()).isEmpty();
        });
        assertThat(checked.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {":9117", "0.0.0.0:9117", "[::]:9117", "192.0.2.7:9117", "stats.example.com:9117",
            "127.0.0.1.example.com:9117"})
    void whatOthersReachWantsALogin(String listen) {
        assertThat(read("listen = \"" + listen + "\"\n").errors()).singleElement().asString()
                .contains("'listen'", "can be reached by others", "'username'");
        assertThat(read("listen = \"" + listen + "\"\nusername = \"u\"\n").errors()).hasSize(1);

        CheckedConfig guarded = read("listen = \"" + listen + "\"\nusername = \"u\"\npassword = \"$env:P\"\n");
        assertThat(guarded.usable().own().listen()).hasValueSatisfying(it -> assertThat(it.login()).isPresent());
        assertThat(guarded.warnings()).isEmpty();
    }

    @Test
    void whatIsNoPlaceIsAMistake() {
        for (String listen : new String[]{"70000", "\"here\"", "\"a:b\"", "\"::1:9117\""}) {
            assertThat(read("listen = " + listen + "\n").errors()).as(listen).singleElement().asString()
                    .contains("'listen' must be a port");
        }
    }
}
