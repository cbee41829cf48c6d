package io.gather.cli.isi;

import java.util.List;
import java.util.regex.Pattern;

import io.gather.cli.InstalledSettings;
import io.gather.core.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Advice in the words of {@code isi_gather_info}. */
class OriginalWordsTest {
    private static final Pattern VARIABLE = Pattern.compile("GATHER_[A-Z_]+");

    @ParameterizedTest
    @ValueSource(strings = {"--state", "--inventory", "--cluster", "--fanout", "--max-size", "--max-time", "--yes",
            "--ssh-port", "--ssh-key", "--ssh-jump", "--ssh-config", "--ssh-accept-new", "--connect-timeout", "--sudo",
            "--upload-directory", "--until", "--collect-rate", "--node-rate", "--total-size", "--total-time"})
    void nameVariablesOfSettingsThatThereAre(String option) {
        List<String> variables = InstalledSettings.builtIn().table().all().stream().map(Setting::variable).toList();

        assertThat(VARIABLE.matcher(OriginalWords.of("write " + option)).results().map(it -> it.group()))
                .singleElement().isIn(variables);
    }

    @Test
    void leaveWholeCommandLinesAsTheyAre() {
        assertThat(OriginalWords.of("agree to it: --yes; or see: gather plan --sizes"))
                .isEqualTo("agree to it: GATHER_LIMITS_CONFIRM=0 in the environment; or see: gather plan --sizes");
    }
}
