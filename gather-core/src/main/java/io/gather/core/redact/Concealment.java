package io.gather.core.redact;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.gather.core.redact.rule.Rule;
import io.gather.core.redact.scan.Engine;
import io.gather.core.redact.screen.SecretScreen;
import org.jspecify.annotations.Nullable;

/**
 * By which rules secrets are found, and the key of what stands for them. Holds a secret itself: it goes to minions and into what only its
 * owner can read, and never into a bundle. Safe for several threads.
 */
public final class Concealment {
    private final List<Rule> rules;
    private final String key;
    private final MaskKey maskKey;
    private volatile @Nullable Engine engine;
    private volatile @Nullable String screen;

    /** @param key in hexadecimal digits; empty: all secrets look the same */
    @JsonCreator
    public Concealment(@JsonProperty("rules") List<Rule> rules, @JsonProperty("key") String key) {
        this.rules = List.copyOf(rules);
        this.key = key;
        this.maskKey = MaskKey.of(HexFormat.of().parseHex(key));
    }

    @JsonProperty("rules")
    public List<Rule> rules() {
        return rules;
    }

    @JsonProperty("key")
    public String key() {
        return key;
    }

    MaskKey maskKey() {
        return maskKey;
    }

    /** Made when content is looked at first: it takes some milliseconds. */
    Engine engine() {
        Engine made = engine;
        if (made == null) {
            made = new Engine(rules);
            engine = made;
        }
        return made;
    }

    /** As {@link Redactor#screen}. */
    String screen() {
        String made = screen;
        if (made == null) {
            made = SecretScreen.of(rules);
            screen = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Concealment that && rules.equals(that.rules) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(rules, key);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Concealment[" + rules.size() + " rules]";
    }
}
