package io.gather.core.follow;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TroublesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"n3: host key unknown|host key unknown",
            "connect to host 10.0.0.3 port 22: refused|connect to host … port 22: refused",
            "n33: no route|n33: no route", "10.0.0.31 is down|10.0.0.31 is down", "x-n3 is n3.|x-n3 is ….",
            "n3.example.org: lost|n3.example.org: lost"})
    void takesTheNodesOwnNameAndAddressOutOfTheReason(String error, String reason) {
        assertThat(Troubles.reason(error, "n3", "10.0.0.3")).isEqualTo(reason);
    }
}
