package io.gather.core.redact.rule;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InstalledRulesTest {
    private static final Path SHIPPED = Path.of(System.getProperty("gather.root"), "config/redact.d");

    @TempDir
    private Path folder;

    @Test
    void areTheSameOnceTheyAreCompiled() throws Exception {
        InstalledRules installed = new InstalledRules(folder.resolve("compiled"), SHIPPED, List.of());
        List<Rule> parsed = installed.read();

        installed.compile();

        assertThat(folder.resolve("compiled")).isNotEmptyFile();
        assertThat(installed.read()).hasSizeGreaterThan(40).isEqualTo(parsed);
    }

    @Test
    void areReadAnewWhereSomebodyChangedThem() throws Exception {
        Path shipped = Files.createDirectory(folder.resolve("shipped"));
        Path file = Files.writeString(shipped.resolve("a.toml"), RulesTest.RULE);
        InstalledRules installed = new InstalledRules(folder.resolve("compiled"), shipped, List.of());
        installed.compile();

        Files.writeString(file, RulesTest.RULE.replace("token", "ticket"));

        assertThat(installed.read()).extracting(Rule::kind).containsExactly("ticket");
    }

    @Test
    void doNotNeedWhatIsCompiled() throws Exception {
        Path compiled = Files.writeString(folder.resolve("compiled"), "{\"sum\":");

        assertThat(new InstalledRules(compiled, SHIPPED, List.of()).read()).hasSizeGreaterThan(40);
    }

    @Test
    void haveASitesOwnBesideThem() throws Exception {
        Path own = Files.createDirectory(folder.resolve("redact.d"));
        InstalledRules installed = new InstalledRules(folder.resolve("compiled"), SHIPPED,
                List.of(own, folder.resolve("none")));
        installed.compile();
        int shipped = installed.read().size();

        Files.writeString(own.resolve("site.toml"), "off = [\"jwt\"]\n" + RulesTest.RULE);

        assertThat(installed.read()).hasSize(shipped).extracting(Rule::id).contains("ticket").doesNotContain("jwt");
        assertThat(installed.shown()).extracting(it -> it.rule().id()).contains("ticket").doesNotContain("jwt");
    }

    @Test
    void nameARuleThatCannotBeOff() throws Exception {
        Path own = Files.createDirectory(folder.resolve("redact.d"));
        Files.writeString(own.resolve("site.toml"), "off = [\"jvt\"]\n");

        assertThatThrownBy(() -> new InstalledRules(folder.resolve("compiled"), SHIPPED, List.of(own)).read())
                .isInstanceOf(GatherException.class).hasMessageContaining("site.toml:1")
                .hasMessageContaining("there is no rule 'jvt'");
    }
}
