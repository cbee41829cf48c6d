package io.gather.transport.foolscap.negotiation;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every row of the table by which a master judges a second connection of one peer; the one that is there is number 5 of us. */
class DuplicateTest {
    @ParameterizedTest(name = "{0} remembers {1}: {2}")
    @CsvSource({"   ,       none 0,  OF_AN_OLD_PEER,      false",
            "       peer,           , OF_AN_OLD_PEER,      false",
            "       other,  none 0,  PEER_RESTARTED,      true",
            "       other,  us 5,    PEER_RESTARTED,      true",
            "       other,  us 4,    PEER_RESTARTED,      true",
            "       peer,   none 0,  DIALLED_IN_PARALLEL, false",
            "       peer,   past 5,  WE_RESTARTED,        true",
            "       peer,   past 9,  WE_RESTARTED,        true",
            "       peer,   us 5,    OTHER_IS_DEAD,       true",
            "       peer,   us 4,    LATE,                false",
            "       peer,   us 6,    FROM_THE_FUTURE,     false"})
    void judges(@Nullable String incarnation, @Nullable String last, Duplicate expected, boolean better)
            throws NegotiationException {
        Hello offer = new Hello(new Versions(3, 3), new Versions(0, 1), Optional.ofNullable(incarnation),
                Optional.empty(), last == null ? Optional.empty() : ConnectionNumber.parse(last));

        Duplicate found = Duplicate.of(offer, Optional.of("peer"), new ConnectionNumber("us", 5));

        assertThat(found).isEqualTo(expected);
        assertThat(found.isBetter()).isEqualTo(better);
    }
}
