package io.gather.core.catalog;

import java.time.Duration;
import java.util.List;

import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** Something that can be gathered: the output of a command, files, or what a module contributes. */
public record Item(String group, String name, String about, What what, List<Condition> when, Scope scope,
        Duration timeout, ByteSize max, Keep keep, Cost cost, Sensitivity sensitivity, List<String> mask,
        boolean enabled) {
    public Item {
        when = List.copyOf(when);
        mask = List.copyOf(mask);
    }

    public String fullName() {
        return group + "." + name;
    }

    /** Whether the text is the item's full name or its group's. */
    public boolean isNamed(String text) {
        return text.equals(group) || (text.length() == group.length() + 1 + name.length() && text.startsWith(group)
                && text.charAt(group.length()) == '.' && text.endsWith(name));
    }

    /** The command, the files, or the module's doing. */
    public sealed interface What {}

    /** @param forEach name of a list of the group; null: runs once */
    public record Command(String line, @Nullable String forEach, List<Integer> exits) implements What {
        public Command {
            exits = List.copyOf(exits);
        }
    }

    public record Files(List<String> patterns, List<String> exclude, ByteSize maxFile, @Nullable Duration newer,
            boolean followLinks) implements What {
        public Files {
            patterns = List.copyOf(patterns);
            exclude = List.copyOf(exclude);
        }
    }

    /** What the module contributes under the item's name. */
    public record Contributed(String module) implements What {}
}
