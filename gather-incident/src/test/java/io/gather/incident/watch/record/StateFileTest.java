package io.gather.incident.watch.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.incident.watch.line.LinePosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StateFileTest {
    private static final WatchState KEPT = new WatchState("s=1;i=2", new LinePosition.OfKernel("boot", 7), Map.of(),
            Map.of("oom-kill", new RuleFlow(List.of(Instant.EPOCH), 3)), Instant.EPOCH);

    @TempDir
    private Path folder;
    private final List<String> notices = new ArrayList<>();

    private StateFile file() {
        return new StateFile(folder.resolve("state.json"));
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        assertThat(file().read(notices::add)).isEqualTo(WatchState.NONE);
        file().write(KEPT);

        assertThat(file().read(notices::add)).isEqualTo(KEPT);
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "[1]", "\0\0\0\0", "{\"journal\": {\"a\": 1}}",
            "{\"files\": {\"/x\": [null]}}",
            "{\"files\": {\"/x\": [{\"path\": \"/x\", \"file\": \"1\", \"end\": -5, \"head\": {\"length\": 0, \"digest\": \"\"}}]}}",
            "{\"files\": {\"/x\": [{\"path\": \"/x\", \"file\": \"1\", \"end\": 5, \"head\": {\"length\": 2000000000, \"digest\": \"\"}}]}}",
            "{\"kernel\": {}}",
            "{\"flows\": {\"oom-kill\": {\"told\": [null]}}}", "{\"flows\": {\"oom-kill\": null}}"})
    void isLaidAsideWhereItIsDamaged(String damaged) throws Exception {
        Files.writeString(file().file(), damaged);

        assertThat(file().read(notices::add)).isEqualTo(WatchState.NONE);

        assertThat(folder.resolve("state.json.damaged")).hasContent(damaged);
        assertThat(file().file()).doesNotExist();
        assertThat(notices).singleElement().asString().contains("state.json", "begins anew", "are not read");
        file().write(KEPT);
        assertThat(file().read(notices::add)).isEqualTo(KEPT);
        assertThat(notices).hasSize(1);
    }

    @Test
    void isLaidAsideWhereItIsNoFile() throws Exception {
        Files.createDirectory(file().file());

        assertThat(file().read(notices::add)).isEqualTo(WatchState.NONE);
        assertThat(folder.resolve("state.json.damaged")).isDirectory();
    }

    @Test
    void isLaidAsideAgain() throws Exception {
        Files.writeString(folder.resolve("state.json.damaged"), "of last year");
        Files.writeString(file().file(), "x".repeat(5 << 20));

        assertThat(file().read(notices::add)).isEqualTo(WatchState.NONE);
        assertThat(folder.resolve("state.json.damaged")).hasSize(5 << 20);
    }
}
