package io.gather.incident.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.gather.fixtures.programs.Peer;
import io.gather.incident.capture.FlogCaptures;
import io.gather.incident.event.LogEvent;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PluginClassifierTest {
    @TempDir
    private Path folder;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    private PluginClassifier plugins(Duration patience) {
        return new PluginClassifier(folder, Peer.require("python3").path().toString(), patience, notices::add);
    }

    private void plugin(String name, String body) throws Exception {
        Files.writeString(folder.resolve("classify_" + name + ".py"), "def classify_incident(trigger):\n    "
                + body.replace("\n", "\n    ") + "\n");
    }

    private static LogEvent event(String json) throws Exception {
        return new LogEvent((Dict) JsonLine.read(json));
    }

    @Test
    void asksThePluginsOfAPythonGatherer() throws Exception {
        Files.copy(FlogCaptures.file(FlogCaptures.GATHERER + "/classify_demo.py"), folder.resolve("classify_demo.py"));
        plugin("more",
                "return ['b', 'a'] if trigger.get('big') == 12345678901234567890 and trigger['nan'] != trigger['nan'] else None");
        try (PluginClassifier plugins = plugins(Duration.ofSeconds(10))) {
            assertThat(plugins
                    .classify(event("{\"big\": 12345678901234567890, \"nan\": NaN, \"text\": \"caf\\u00e9\\udcff\"}")))
                    .contains("a", "b");
            assertThat(plugins.classify(event("{\"big\": 1, \"nan\": 1}"))).doesNotContain("a");
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void onesThatThrowPrintOrExitCostTheirOwnVerdict() throws Exception {
        plugin("a", "return 'kept'");
        plugin("b", "raise KeyError('no such thing')");
        plugin("c", "print('{\"categories\": [\"forged\"]}')\nreturn {'one', 'two'}");
        plugin("d", "import sys\nsys.exit(3)");
        Files.writeString(folder.resolve("classify_e.py"), "this is no python");
        try (PluginClassifier plugins = plugins(Duration.ofSeconds(10))) {
            assertThat(plugins.classify(event("{}"))).containsExactly("kept", "one", "two");
            assertThat(plugins.classify(event("{}"))).containsExactly("kept", "one", "two");
        }
        assertThat(notices).hasSize(3).anySatisfy(it -> assertThat(it).contains("classify_b.py failed: KeyError"))
                .anySatisfy(it -> assertThat(it).contains("classify_d.py failed: SystemExit"))
                .anySatisfy(it -> assertThat(it).contains("classify_e.py failed: SyntaxError"));
    }

    @Test
    void onesThatHangOrKillAreNotAskedAgainUntilTheyChange() throws Exception {
        plugin("a", "import os\nos._exit(9)");
        plugin("b", "return 'kept'");
        plugin("c", "while True: pass");
        Files.writeString(folder.resolve("classify_d.py"), "import time\ntime.sleep(1000)");
        Duration patience = Duration.ofSeconds(3);
        try (PluginClassifier plugins = plugins(patience)) {
            assertThat(plugins.classify(event("{}"))).containsExactly("kept");
            assertThat(notices).hasSize(3).anyMatch(it -> it.contains("classify_a.py ended the Python"))
                    .anyMatch(it -> it.contains("classify_c.py did not answer within"))
                    .anyMatch(it -> it.contains("classify_d.py did not answer within"));
            long before = System.nanoTime();
            assertThat(plugins.classify(event("{}"))).containsExactly("kept");
            assertThat(System.nanoTime() - before).isLessThan(patience.toNanos());

            plugin("c", "return 'mended'");
            Files.setLastModifiedTime(folder.resolve("classify_c.py"), FileTime.from(Instant.ofEpochSecond(1)));
            assertThat(plugins.classify(event("{}"))).containsExactly("kept", "mended");
        }
    }

    @Test
    void withoutPythonTheIncidentIsKeptAllTheSame() throws Exception {
        plugin("a", "return 'x'");
        try (PluginClassifier plugins = new PluginClassifier(folder, "/no/such/python", Duration.ofSeconds(1),
                notices::add)) {
            assertThat(plugins.classify(event("{}"))).isEmpty();
            assertThat(plugins.classify(event("{}"))).isEmpty();
        }
        assertThat(notices).singleElement().asString().contains("are not asked");
    }
}
