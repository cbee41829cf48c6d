package io.gather.core.redact.rule;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * Where a secret stands. Anchors are literals, in lower case: a rule is looked at only where one of its anchors was found, in whatever
 * case.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "in")
@JsonSubTypes({@JsonSubTypes.Type(value = Context.Key.class, name = "key"),
        @JsonSubTypes.Type(value = Context.Argument.class, name = "argument"),
        @JsonSubTypes.Type(value = Context.Line.class, name = "line"),
        @JsonSubTypes.Type(value = Context.Block.class, name = "block")})
public sealed interface Context {
    List<String> anchors();

    /**
     * The value of a key, whatever stands between the two. Names are compared in lower case, without separators and digits at the end.
     *
     * @param words with which a name may end
     * @param parts which a name may have as its last part or parts: {@code DB_PASS}, {@code dbPass}, not {@code bypass};
     *        {@code ^pass}: it is all of the name
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Key(List<String> anchors, List<String> words, List<String> parts) implements Context {
        public Key {
            anchors = List.copyOf(anchors);
            words = List.copyOf(words);
            parts = List.copyOf(parts);
        }
    }

    /**
     * The value of an option of known programs.
     *
     * @param anchors the programs
     * @param options such as {@code -p}: a word of its own, followed by its value
     * @param attached such as {@code -p}, with its value in the same word
     * @param after what must stand in the value: only what follows is secret; empty: all of it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Argument(List<String> anchors, List<String> options, List<String> attached,
            String after) implements Context {
        public Argument(List<String> anchors, List<String> options, List<String> attached, @Nullable String after) {
            this.anchors = List.copyOf(anchors);
            this.options = List.copyOf(options);
            this.attached = List.copyOf(attached);
            this.after = after == null ? "" : after;
        }
    }

    /**
     * What an expression finds in a line.
     *
     * @param expression in the syntax of RE2; the secret is its last group, or all of it where it has none
     * @param needs literals, of which one must stand in the line for the expression to be tried
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Line(List<String> anchors, String expression, List<String> needs) implements Context {
        public Line {
            anchors = List.copyOf(anchors);
            needs = List.copyOf(needs);
        }
    }

    /**
     * What stands in the lines that follow one.
     *
     * @param begin expression that finds the line before the first
     * @param end literal in the line after the last; absent: the block ends where lines are indented no more
     * @param body finds the lines of a block that has such an end: another one ends it too
     * @param expression of the secret in a line of it; absent: all of it is one secret
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Block(List<String> anchors, String begin, @Nullable String end, @Nullable String body,
            @Nullable String expression) implements Context {
        public Block {
            anchors = List.copyOf(anchors);
        }
    }
}
