package io.gather.transport.foolscap.furl;

import java.nio.charset.StandardCharsets;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FurlTest {
    private static final String TUB = "zzkgrvnhzzenwiffekjbrfftpeq6bl32";
    private static final String SECRET = "pldzdhdcf35asb7oyan4b4cvpnipcmyw";

    @ParameterizedTest
    @CsvSource({"'',''", "f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void writesBase32AsTheStandardInLowerCase(String text, String written) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(written);
    }

    @Test
    void readsAndWritesOne() {
        String text = "pb://" + TUB + "@tcp:127.0.0.1:3118,localhost:46915,tcp:[fe80::1%eth0]:80,tor:x.onion:1/"
                + SECRET;
        Furl furl = Furl.read(text + "\n", "");

        assertThat(furl.tub()).isEqualTo(new TubId(TUB));
        assertThat(furl.name()).isEqualTo(SECRET);
        assertThat(furl.text()).isEqualTo(text);
        assertThat(furl.dialled().map(it -> it.host() + " " + it.port())).containsExactly("127.0.0.1 3118",
                "localhost 46915", "fe80::1%eth0 80");
        assertThat(furl.hints().getLast()).isEqualTo(new Hint.Unknown("tor:x.onion:1"));
    }

    @Test
    void printsNoSecret() {
        Furl furl = Furl.read("pb://" + TUB + "@tcp:host:1/" + SECRET, "");

        assertThat(furl.toString()).doesNotContain(SECRET).isEqualTo("pb://" + TUB + "@tcp:host:1/***");
        assertThatThrownBy(() -> Furl.read("pb:/" + TUB + "@tcp:host:1/" + SECRET, "log_gatherer.furl"))
                .hasMessageContaining("log_gatherer.furl: is no FURL").hasMessageNotContaining(SECRET);
    }

    @Test
    void isTheSameWhereverItIsReached() {
        assertThat(Furl.read("pb://" + TUB + "@tcp:host:1/name", ""))
                .isEqualTo(Furl.read("pb://" + TUB + "reserved@/name", ""))
                .hasSameHashCodeAs(Furl.read("pb://" + TUB + "@/name", ""))
                .isNotEqualTo(Furl.read("pb://" + TUB + "@/other", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://x/y", "pb://@tcp:h:1/n", "pb://abc@tcp:h:1/n", "pb://" + TUB + "@tcp:h:1/",
            "pb://" + TUB + "@tcp:h:1,,tcp:h:2/n", "pb://" + TUB + "@tcp:h:1/a\nb",
            "pb://01kgrvnhzzenwiffekjbrfftpeq6bl32@/n"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> Furl.read(text, "here")).isInstanceOf(GatherException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp:host", "tcp:host:0", "tcp:host:65536", "tcp:host:x", "tcp:a b:1", "tcp:[::1:1",
            "i2p:x:1",
            "tcp:host:999999"})
    void leavesAloneWhatItCannotDial(String text) {
        assertThat(Hint.read(text)).isEqualTo(new Hint.Unknown(text));
    }

    @Test
    void makesHints() {
        assertThat(Hint.tcp("::1", 3118).text()).isEqualTo("tcp:[::1]:3118");
        assertThat(Hint.read(Hint.tcp("::1", 3118).text())).isEqualTo(Hint.tcp("::1", 3118));
    }

    @Test
    void makesNamesThatNobodyGuesses() {
        assertThat(Furl.newName()).matches("[a-z2-7]{32}").isNotEqualTo(Furl.newName());
    }
}
