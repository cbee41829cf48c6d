package io.gather.stats.config;

import java.util.List;

import io.gather.core.settings.ProxySettings;
import io.gather.core.toml.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.gather.stats.config.ShortConfig.GLOBAL;
import static io.gather.stats.config.ShortConfig.REST;
import static io.gather.stats.config.ShortConfig.parsed;
import static io.gather.stats.config.ShortConfig.usable;
import static org.assertj.core.api.Assertions.assertThat;

/** How a cluster is reached. */
class ClusterReaderTest {
    private static String with(String lines) {
        return GLOBAL + REST.replace("[[cluster]]", "[[cluster]]\n" + lines);
    }

    private static ClusterConfig cluster(String lines) {
        assertThat(parsed(with(lines)).warnings()).isEmpty();
        return usable(with(lines)).clusters().getFirst();
    }

    @Test
    void isAskedAtTheUsualPortOrAnotherOne() {
        assertThat(cluster("").port()).isEqualTo(8080);
        assertThat(cluster("port = 443").port()).isEqualTo(443);
        assertThat(cluster("port = \"443\"").port()).isEqualTo(443);
        assertThat(cluster("ca-file = \"x.pem\"\nverify-ssl = true").authorities()).isEqualTo("x.pem");
    }

    @ParameterizedTest
    @CsvSource({"proxy.example:3128, HTTP, proxy.example, 3128", "proxy, HTTP, proxy, 0",
            "http://10.0.0.1:80/, HTTP, 10.0.0.1, 80", "socks://p:1, SOCKS, p, 1",
            "socks5://[fe80::1]:1, SOCKS, fe80::1, 1"})
    void goesThroughAProxy(String text, ProxySettings.Kind kind, String host, int port) {
        assertThat(cluster("proxy = \"" + text + "\"").proxy()).isEqualTo(new ProxySettings(kind, host, port, ""));
    }

    @Test
    void whatIsNoneIsWarnedOfAndNotShown() {
        List<Problem> warnings = parsed(
                with("proxy = \"http://me:secret@p:1\"\nport = 99999\nca-file = \"x.pem\"")).warnings();
        assertThat(warnings).extracting(Problem::reason).containsExactlyInAnyOrder(
                "'ca-file' is not used: 'verify-ssl' is false", "'port' must be 1 to 65535, not 99999",
                "'proxy' is not used: it is written host:port, http://host:port or socks://host:port");
    }
}
