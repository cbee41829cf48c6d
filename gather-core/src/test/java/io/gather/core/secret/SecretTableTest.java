package io.gather.core.secret;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretTableTest {
    private static final Secret TOKEN = Secret.of("shop-token");
    private static final Secret PASSWORD = Secret.ofUpload("ftp", "proxy-password");
    private static final SecretTable TABLE = new SecretTable(List.of(TOKEN, PASSWORD));

    @Test
    void namesFollowOneRule() {
        assertThat(TOKEN).isEqualTo(new Secret("shop-token", "GATHER_SHOP_TOKEN", "shop: token"));
        assertThat(PASSWORD).isEqualTo(new Secret("ftp-proxy-password", "GATHER_FTP_UPLOAD_PROXY_PASSWORD",
                "FTP upload: proxy password"));
        assertThat(PASSWORD.key()).isEqualTo("ftp_proxy_password");
    }

    @Test
    void findsByEitherNameAndNamesTheNearest() {
        assertThat(TABLE.find("shop-token")).contains(TOKEN);
        assertThat(TABLE.find("FTP_proxy_password")).contains(PASSWORD);
        assertThat(TABLE.find("shop-tokn")).isEmpty();
        assertThat(TABLE.hint("shop-tokn")).isEqualTo(", did you mean 'shop-token'?");
    }

    @Test
    void refusesASecondOneOfANameOrAVariable() {
        assertThatThrownBy(() -> TABLE.with(List.of(TOKEN))).hasMessageContaining("shop-token");
        assertThatThrownBy(() -> TABLE.with(List.of(new Secret("other-token", "GATHER_SHOP_TOKEN", "x"))))
                .hasMessageContaining("GATHER_SHOP_TOKEN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "Shop-Token", "shop token", "shop_token", "-token", ""})
    void refusesWhatIsNoName(String name) {
        assertThatThrownBy(() -> Secret.of(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givesNoMoreThanWhatWasDeclared() {
        Secrets all = secret -> Optional.of(secret.name().toCharArray());

        assertThat(all.only(List.of(TOKEN)).find(TOKEN)).contains("shop-token".toCharArray());
        assertThatThrownBy(() -> all.only(List.of(TOKEN)).find(PASSWORD)).hasMessageContaining("ftp-proxy-password");
    }
}
