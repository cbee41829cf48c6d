package io.gather.transport.foolscap.listen;

import java.util.Optional;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ListenPortTest {
    @ParameterizedTest
    @CsvSource({"tcp:3118,tcp:3118", "3118,tcp:3118", "tcp:port=3118,tcp:3118", "tcp6:3118,tcp6:3118",
            "tcp:3118:interface=127.0.0.1,tcp:3118:interface=127.0.0.1",
            "tcp:3118:127.0.0.1:50,tcp:3118:interface=127.0.0.1",
            "tcp:interface=127.0.0.1:port=1,tcp:1:interface=127.0.0.1",
            "tcp6:3118:interface=\\:\\:1,tcp6:3118:interface=\\:\\:1", "tcp:0,tcp:0", "' tcp:3118 ',tcp:3118"})
    void readsWhatTwistedReads(String text, String again) {
        ListenPort port = ListenPort.read(text, "port");
        assertThat(port).hasToString(again);
        assertThat(ListenPort.read(again, "port")).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "tcp:", "tcp:x", "tcp:65536", "tcp:-1", "tcp:1:colour=red", "unix:/run/s",
            "ssl:3118",
            "systemd:domain=INET:index=0", "tcp", "tcp:1:a:b:c", "123456"})
    void refusesWhatCannotBeListenedOn(String text) {
        assertThatThrownBy(() -> ListenPort.read(text, "DIR/port")).isInstanceOf(GatherException.class)
                .hasMessageContaining("DIR/port");
    }

    @Test
    void takesColonsThatAreMeant() {
        assertThat(ListenPort.read("tcp6:1:interface=fe80\\:\\:1%eth0", "").host())
                .isEqualTo(Optional.of("fe80::1%eth0"));
    }
}
