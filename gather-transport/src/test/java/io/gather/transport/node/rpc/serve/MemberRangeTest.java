package io.gather.transport.node.rpc.serve;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MemberRangeTest {
    @Test
    void goesOnFromThere() {
        assertThat(MemberRange.from("bytes=0-")).hasValue(0);
        assertThat(MemberRange.from(" bytes=123456789012- ")).hasValue(123_456_789_012L);
    }

    /** All is a good answer to what is not understood. */
    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-5", "bytes=1-5", "bytes=1-,7-", "lines=1-", "bytes=99999999999999999999-"})
    void anythingElseIsAnsweredWithAll(String header) {
        assertThat(MemberRange.from(header)).isEmpty();
    }
}
