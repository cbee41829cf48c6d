package io.gather.core.redact.rule;

import java.util.List;
import java.util.stream.Stream;

import io.gather.core.redact.Marked;
import io.gather.core.redact.Redactor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShippedRulesTest {
    private static final Redactor ALL = Marked.redactor("");

    static Stream<ShownRule> shipped() {
        return Marked.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void masksWhatItsExamplesMarkAndNothingElse(ShownRule shown) {
        Redactor alone = Marked.redactor(List.of(shown.rule()), "");

        assertThat(shown.examples()).allSatisfy(example -> {
            assertThat(alone.text(Marked.plain(example))).isEqualTo(Marked.masked(example));
            assertThat(ALL.text(Marked.plain(example))).isEqualTo(Marked.masked(example));
        });
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void leavesItsCounterExamples(ShownRule shown) {
        Redactor alone = Marked.redactor(List.of(shown.rule()), "");

        assertThat(shown.counter()).isNotEmpty().allSatisfy(text -> {
            assertThat(alone.text(text)).isEqualTo(text);
            assertThat(ALL.text(text)).isEqualTo(text);
        });
    }
}
