package io.gather.core.toml;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TomlSectionTest {
    private final Problems problems = new Problems();

    @Test
    void namesAreFoundInAnyCaseWhereThatIsWanted() {
        TomlSection section = section("[Outer]\nKey = 'a'\n");

        assertThat(section.sectionOrEmpty("outer").string("key")).isNull();
        TomlSection outer = section("[Outer]\nKey = 'a'\nkey = 'c'\n[[Outer.LIST]]\nKEY = 'b'\n").ignoringCase()
                .sectionOrEmpty("outer");
        assertThat(outer.string("key")).isEqualTo("c");
        assertThat(outer.sections("list")).singleElement().extracting(it -> it.string("key")).isEqualTo("b");
        assertThat(outer.unknown()).extracting(Problem::toString)
                .containsExactly("f:2:1: unknown key 'Key', did you mean 'key'?");
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void numbersStandForTextsWhereThatIsWanted() {
        TomlSection section = section("a = 7\nb = 0.5\nc = 'x'\nd = true\n");

        assertThat(section.textOrNumber("a")).isEqualTo("7");
        assertThat(section.textOrNumber("b")).isEqualTo("0.5");
        assertThat(section.textOrNumber("c")).isEqualTo("x");
        assertThat(section.textOrNumber("e")).isNull();
        assertThat(section.number("a")).isEqualTo(7);
        assertThat(problems.all()).isEmpty();
        assertThat(section.textOrNumber("d")).isNull();
        assertThat(section.number("c")).isNull();
        assertThat(problems.all()).extracting(Problem::toString)
                .containsExactly("f:4:1: 'd' must be a text in quotes", "f:3:1: 'c' must be a number");
    }

    @Test
    void aSectionThatIsNotThereIsEmpty() {
        TomlSection section = section("a = 1");

        assertThat(section.sectionOrEmpty("b").keys()).isEmpty();
        assertThat(section.remark("b", "is missing")).isEqualTo(new Problem(Path.of("f"), 1, 1, "is missing"));
        assertThat(section.values()).isEqualTo(Map.of("a", 1L));
        assertThat(section("[x]\ny = ['z']").values()).isEqualTo(Map.of("x.y", List.of("z")));
    }

    private TomlSection section(String text) {
        return Objects.requireNonNull(TomlFile.parse(Path.of("f"), text, problems));
    }
}
