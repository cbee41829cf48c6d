package io.gather.core.obfuscate.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NameTrieTest {
    private final NameTrie trie = NameTrie.of(List.of(new KnownName(IdentityKind.HOST, "web", "a"),
            new KnownName(IdentityKind.HOST, "web-01", "b"), new KnownName(IdentityKind.USER, "anna", "c"),
            new KnownName(IdentityKind.USER, "web", "d"), new KnownName(IdentityKind.USER, "", "e"),
            new KnownName(IdentityKind.HOST, "x".repeat(300), "f")));

    private @Nullable String found(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        KnownName name = trie.find(bytes, 0, bytes.length);
        return name == null ? null : name.replacement();
    }

    @ParameterizedTest
    @CsvSource({"web,a", "WEB,a", "web-01,b", "web-01-x,b", "web-0,a", "web-011,a", "anna,c", "anna.x,c", "web.x,a"})
    void findsTheLongestThatEndsWhereAWordDoes(String text, String replacement) {
        assertThat(found(text)).isEqualTo(replacement);
    }

    @ParameterizedTest
    @CsvSource({"we", "webs", "Anna", "anna_x", "anna-x", "annab", "y"})
    void leavesPartsOfWords(String text) {
        assertThat(found(text)).isNull();
    }

    @Test
    void takesNoNameThatIsLongerThanWhatIsLookedAt() {
        assertThat(found("x".repeat(300))).isNull();
    }

    @Test
    void knowsTheKindsByTheirWords() {
        for (IdentityKind kind : IdentityKind.values()) {
            assertThat(IdentityKind.of(kind.word())).isEqualTo(kind);
        }
        assertThatThrownBy(() -> IdentityKind.of("phone")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ip, mac, host, domain, user, mail");
    }
}
