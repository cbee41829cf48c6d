package io.gather.cli.options;

import java.util.List;
import java.util.Optional;

import io.gather.cli.InstalledSettings;
import io.gather.core.error.GatherException;
import io.gather.core.settings.IncrementalSettings;
import io.gather.core.settings.SelectionSettings;
import io.gather.core.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectionOptionsTest {
    private static final Settings SAVED = InstalledSettings.builtIn().with(SelectionSettings.SECTION,
            new SelectionSettings("network", List.of("host"), "2026-11-20", "1w", ""));

    @Command
    private static final class Line {
        @Mixin
        private SelectionOptions selection = new SelectionOptions();
    }

    private static SettingChanges changes(String... args) {
        return changes(SAVED, args);
    }

    private static SettingChanges changes(Settings saved, String... args) {
        Line line = new Line();
        new CommandLine(line).parseArgs(args);
        return line.selection.changes(saved);
    }

    private static SelectionSettings over(String... args) {
        return changes(args).checked().over(SAVED).selection();
    }

    @Test
    void withoutAnyTheSettingsHold() {
        assertThat(over()).isEqualTo(SAVED.selection());
    }

    @Test
    void groupsReplaceThoseThatAreSaved() {
        assertThat(over("--group", "date,memory", "--group", "cpu").groups()).containsExactly("date", "memory", "cpu");
        assertThat(over("--clear-group").groups()).isEmpty();
        assertThat(over("--clear-group").profile()).isEqualTo("network");
    }

    @Test
    void aProfileSetsSavedGroupsAside() {
        assertThat(over("--profile", "all")).isEqualTo(new SelectionSettings("all", List.of(), "2026-11-20", "1w", ""));
        assertThat(over("--profile", "all", "--group", "date").groups()).containsExactly("date");
    }

    @Test
    void beginAndPastTakeEachOthersPlace() {
        assertThat(over("--gather-past", "2h"))
                .isEqualTo(new SelectionSettings("network", List.of("host"), "", "2h", ""));
        assertThat(over("--since", "2026-11-21 08:00").past()).isEmpty();
        assertThat(over("--gather-begin", "2026-11-21", "--last", "3d"))
                .isEqualTo(new SelectionSettings("network", List.of("host"), "2026-11-21", "3d", ""));
        assertThat(changes("--gather-past", "2h").all()).containsEntry("begin", Optional.empty())
                .containsEntry("past", Optional.of("2h"));
    }

    @Test
    void timesAreCleared() {
        assertThat(over("--clear-gather-begin").begin()).isEmpty();
        assertThat(over("--clear-gather-begin").past()).isEqualTo("1w");
        assertThat(over("--clear-gather-past").past()).isEmpty();
    }

    @Test
    void fullIsEverythingWhateverIsSaved() {
        assertThat(over("--gather-mode", "full")).isEqualTo(SelectionSettings.builtIn());
        assertThat(over("--gather-mode", "full", "--profile", "all").profile()).isEqualTo("all");
        assertThat(over("--gather-mode", "partial")).isEqualTo(SAVED.selection());
    }

    @ParameterizedTest
    @CsvSource({"--gather-mode incremental,true", "--incremental,true", "--incremental=false,false", "--full,false",
            "--gather-mode partial,false"})
    void anIncrementIsOfAllTimes(String args, boolean wanted) {
        Settings saved = SAVED.with(IncrementalSettings.SECTION,
                new IncrementalSettings(!wanted, false, IncrementalSettings.Baseline.USUAL));

        Settings settings = changes(saved, args.split(" ")).checked().over(saved);

        assertThat(settings.incremental().enabled()).isEqualTo(wanted);
        assertThat(wanted && !settings.selection().past().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "--gather-begin yesterday|--gather-begin: 'yesterday' is no day or time; write",
            "--gather-past soon|--gather-past: 'soon' is not a duration; write it like",
            "--gather-past 0h|--gather-past: '0h' must be", "--gather-mode half|--gather-mode: 'half' is none of full",
            "--incremental --last 2h|--gather-mode: an increment begins where",
            "--incremental --full|one mode at a time",
            "--gather-mode full --last 2h|--gather-mode: full gathers everything",
            "--gather-mode partial --clear-group --clear-gather-begin --clear-gather-past|--gather-mode: partial of what?"})
    void saysWhatIsWrong(String args, String what) {
        assertThatThrownBy(() -> over(args.split(" "))).isInstanceOf(GatherException.class)
                .hasMessageContaining(what);
    }

    @Test
    void theEndOfTheTimeStandsBesideItsBegin() {
        assertThat(over("--until", "2026-11-21 08:00")).isEqualTo(new SelectionSettings("network", List.of("host"),
                "2026-11-20", "1w", "2026-11-21 08:00"));
        assertThat(over("--until", "2026-11-21", "--clear-until").until()).isEqualTo("2026-11-21");
        assertThat(over("--clear-until").until()).isEmpty();
    }
}
