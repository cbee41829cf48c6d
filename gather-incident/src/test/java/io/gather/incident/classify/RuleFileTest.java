package io.gather.incident.classify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.incident.event.LogEvent;
import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue.Dict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RuleFileTest {
    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("rules.toml"), text);
    }

    private static LogEvent event(String json) throws Exception {
        return new LogEvent((Dict) JsonLine.read(json));
    }

    @Test
    void everyConditionOfATableHolds() throws Exception {
        RuleClassifier rules = new RuleClassifier(file("""
                [[category]]
                name = "disk"
                umid = ["Wd0001", "Wd0002"]
                [[category]]
                name = "disk"
                facility = "demo.storage"
                level = "WEIRD"
                [[category]]
                name = "db"
                message = "no space on \\\\w+"
                failure = "KeyError"
                """), _ -> {});

        assertThat(rules.classify(event("{\"umid\": \"Wd0002\"}"))).containsExactly("disk");
        assertThat(rules.classify(event("{\"facility\": \"demo.storage.raid\", \"level\": 35}")))
                .containsExactly("disk");
        assertThat(rules.classify(event("{\"facility\": \"demo.storages\", \"level\": 35}"))).isEmpty();
        assertThat(rules.classify(event("{\"facility\": \"demo.storage\"}"))).isEmpty();
        String said = "{\"format\": \"no space on %(d)s\", \"d\": \"sda\", \"failure\": {\"str\": \"[Failure instance: Traceback: <class '%s'>: x\"}}";
        assertThat(rules.classify(event(said.replace("'%s'", "'builtins.KeyError'")))).containsExactly("db");
        assertThat(rules.classify(event(said.replace("'%s'", "'NoKeyError'")))).isEmpty();
    }

    @Test
    void tellsEveryMistakeWithItsPlace() throws Exception {
        Path file = file("""
                [[category]]
                name = "a/b"
                umit = ["x"]
                [[category]]
                name = "c"
                [[category]]
                message = "("
                level = "LOUD"
                """);

        assertThatThrownBy(() -> RuleFile.read(file)).isInstanceOf(GatherException.class)
                .hasMessageContaining("rules.toml:2:1: 'name' becomes the name of a file")
                .hasMessageContaining("rules.toml:3:1: unknown key 'umit', did you mean 'umid'?")
                .hasMessageContaining("rules.toml:4:1: a category needs a condition")
                .hasMessageContaining("'name' is missing")
                .hasMessageContaining("rules.toml:7:1: 'message': '(' is not a regular expression")
                .hasMessageContaining("rules.toml:8:1: 'level' is a number or one of NOISY");
    }

    @Test
    void anExpressionThatTakesForEverCostsItsOwnVerdict() throws Exception {
        List<String> notices = new ArrayList<>();
        RuleClassifier rules = new RuleClassifier(file("""
                [[category]]
                name = "slow"
                message = "(a*)*(b|a*)*c$"
                [[category]]
                name = "quick"
                level = 0
                """), notices::add);
        long before = System.nanoTime();

        assertThat(rules.classify(event("{\"message\": \"" + "a".repeat(5000) + "\"}"))).containsExactly("quick");

        assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        assertThat(notices).singleElement().asString().contains("'slow'", "took too long");
    }

    @Test
    void rulesAreReadAgainWhenTheyChange() throws Exception {
        List<String> notices = new ArrayList<>();
        Path file = file("[[category]]\nname = \"one\"\nlevel = 0\n");
        RuleClassifier rules = new RuleClassifier(file, notices::add);
        LogEvent event = event("{}");
        assertThat(rules.classify(event)).containsExactly("one");

        file("[[category]]\nname = \"one\"\nlevel = \"no\"\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1)));
        assertThat(rules.classify(event)).containsExactly("one");
        assertThat(notices.getLast()).contains("the rules from before stay in force");

        file("[[category]]\nname = \"two\"\nlevel = 0\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(2)));
        assertThat(rules.classify(event)).containsExactly("two");

        Files.delete(file);
        assertThat(rules.classify(event)).isEmpty();
    }
}
