package io.gather.core.error;

import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RemedyTest {
    private static final Wording LOUD = step -> step.action().name().toLowerCase(Locale.ROOT) + step.operands();

    @Test
    void isSaidInTheWordsOfWhoeverShowsIt() {
        Remedy remedy = Remedy.of("check it: {}; or choose {}", Action.VERIFY.on(Path.of("/x.tgz")),
                Action.OUTPUT.on());

        assertThat(remedy.in(LOUD)).isEqualTo("check it: verify[/x.tgz]; or choose output[]");
        assertThat(remedy).hasToString("check it: verify /x.tgz; or choose another output folder");
        assertThat(Remedy.of(Action.GATHER.on()).in(LOUD)).isEqualTo("gather[]");
    }

    @Test
    void takesBracesOfTheWorldForWhatTheyAre() {
        assertThat(Remedy.of("let {name} be part, or {}")).hasToString("let {name} be part, or {}");
        assertThat(Remedy.of("see {}; {}", Action.SEE_FILES.on("/{}/x"), Action.SEE_GROUPS.on()).in(LOUD))
                .isEqualTo("see see_files[/{}/x]; see_groups[]");
    }

    @Test
    void choicesHaveNothingThatTheyAreDoneTo() {
        assertThat(Action.OVERWRITE.on("/x").operands()).isEmpty();
        assertThat(Action.SALVAGE.on("/x").operands()).containsExactly("/x");
    }
}
