package io.gather.core.redact.rule;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RulesTest {
    static final String RULE = """
            [[rule]]
            id = "ticket"
            kind = "token"
            context = "line"
            anchors = ["TICKET-"]
            expression = 'TICKET-[0-9]+'
            examples = ["«TICKET-12»"]
            """;

    @TempDir
    private Path folder;

    @Test
    void takesARuleOfASiteForTheOneOfItsName() throws Exception {
        Path shipped = Files.createDirectory(folder.resolve("shipped"));
        Path own = Files.createDirectory(folder.resolve("own"));
        Files.writeString(shipped.resolve("a.toml"), RULE);
        Files.writeString(own.resolve("b.toml"), RULE.replace("token", "number"));

        assertThat(new Rules().folder(shipped).folder(own).folder(folder.resolve("none")).read())
                .singleElement().satisfies(it -> {
                    assertThat(it.rule().kind()).isEqualTo("number");
                    assertThat(it.rule().context().anchors()).containsExactly("ticket-");
                });
    }

    @Test
    void namesAllMistakesAtOnce() throws Exception {
        Files.writeString(folder.resolve("a.toml"), """
                [[rule]]
                id = "A B"
                kind = "token"
                context = "line"
                expression = '(x'
                checks = ["clever"]
                colour = "red"
                [[rule]]
                id = "empty"
                kind = "token"
                context = "line"
                anchors = ["x"]
                expression = 'x*'
                examples = ["«x»"]
                """);

        assertThatThrownBy(() -> new Rules().folder(folder).read()).isInstanceOf(GatherException.class)
                .hasMessageContaining("'id' has letters in lower case").hasMessageContaining("'anchors' is missing")
                .hasMessageContaining("is no expression of RE2").hasMessageContaining("'clever' is none of")
                .hasMessageContaining("'examples' is missing").hasMessageContaining("unknown key 'colour'")
                .hasMessageContaining("finds something where there is nothing");
    }
}
