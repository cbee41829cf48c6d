package io.gather.core.catalog;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where the values come from that an item runs over. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = ListSource.Glob.class, name = "glob"),
        @JsonSubTypes.Type(value = ListSource.Command.class, name = "command")})
public sealed interface ListSource {
    /** Patterns of values to leave out. */
    List<String> exclude();

    /** The last component of each path that matches. */
    record Glob(String pattern, List<String> exclude) implements ListSource {
        public Glob {
            exclude = List.copyOf(exclude);
        }
    }

    /** Each line of the command's output. */
    record Command(String line, List<String> exclude) implements ListSource {
        public Command {
            exclude = List.copyOf(exclude);
        }
    }
}
