package io.gather.core.catalog;

import java.time.Duration;
import java.util.List;

import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be gathered: the output of a command, files, or what a module contributes.
 *
 * @param value how much it tells for what it costs, {@link #LEAST} to {@link #MOST}: what has more is gathered sooner
 */
public record Item(String group, String name, String about, What what, List<Condition> when, Scope scope,
        Duration timeout, ByteSize max, Keep keep, Cost cost, int value, Sensitivity sensitivity, List<String> mask,
        boolean enabled) {
    public static final int LEAST = 0;
    public static final int USUAL = 5;
    public static final int MOST = 9;

    public Item {
        if (value < LEAST || value > MOST) {
            throw new IllegalArgumentException("no such value: " + value);
        }
        when = List.copyOf(when);
        mask = List.copyOf(mask);
    }

    /** Of the usual value. */
    public Item(String group, String name, String about, What what, List<Condition> when, Scope scope,
            Duration timeout, ByteSize max, Keep keep, Cost cost, Sensitivity sensitivity, List<String> mask,
            boolean enabled) {
        this(group, name, about, what, when, scope, timeout, max, keep, cost, USUAL, sensitivity, mask, enabled);
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
