package io.gather.core.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.units.ByteSize;
import io.gather.core.window.Window;
import org.jspecify.annotations.Nullable;

/** One item, made concrete for one node. Numbers are unique in a plan. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Task.Command.class, name = "command"),
        @JsonSubTypes.Type(value = Task.Files.class, name = "files"),
        @JsonSubTypes.Type(value = Task.Contributed.class, name = "contributed")})
public sealed interface Task {
    int number();

    String group();

    String item();

    Duration timeout();

    /** Most bytes of output, or of all files together. */
    ByteSize max();

    Keep keep();

    Cost cost();

    /** Holds when any holds; empty: always. */
    List<Condition> when();

    List<String> mask();

    default String fullName() {
        return group() + "." + item();
    }

    /**
     * @param forEach where the values of {@code {name}} in the command line come from; null: the command runs once
     * @param exits exit codes that are no failure, besides 0
     */
    record Command(int number, String group, String item, String line, @Nullable Each forEach, List<Integer> exits,
            Duration timeout, ByteSize max, Keep keep, Cost cost, List<Condition> when,
            List<String> mask) implements Task {
        public Command {
            exits = List.copyOf(exits);
            when = List.copyOf(when);
            mask = List.copyOf(mask);
        }
    }

    /**
     * @param since only files modified at or after it
     * @param window only what the files tell to be of this time, where they tell it; null: all
     */
    record Files(int number, String group, String item, List<String> patterns, List<String> exclude,
            @Nullable Instant since,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Window window, boolean followLinks, ByteSize maxFile,
            Duration timeout, ByteSize max, Keep keep,
            Cost cost, List<Condition> when, List<String> mask) implements Task {
        public Files {
            patterns = List.copyOf(patterns);
            exclude = List.copyOf(exclude);
            when = List.copyOf(when);
            mask = List.copyOf(mask);
        }

        public Files(int number, String group, String item, List<String> patterns, List<String> exclude,
                @Nullable Instant since, boolean followLinks, ByteSize maxFile, Duration timeout, ByteSize max,
                Keep keep, Cost cost, List<Condition> when, List<String> mask) {
            this(number, group, item, patterns, exclude, since, null, followLinks, maxFile, timeout, max, keep, cost,
                    when, mask);
        }

        public Files of(List<String> others) {
            return new Files(number, group, item, others, exclude, since, window, followLinks, maxFile, timeout, max,
                    keep,
                    cost, when, mask);
        }

        /** @param others all that is left out */
        public Files without(List<String> others) {
            return new Files(number, group, item, patterns, others, since, window, followLinks, maxFile, timeout, max,
                    keep,
                    cost, when, mask);
        }

        /** What is said where there is nothing to gather. */
        public String noneFound() {
            return since == null ? "no such file" : "no such file that was modified since " + since;
        }
    }

    /**
     * What a module contributes under the item's name. Only a minion in gather's own process can do it.
     *
     * @param nodes that are gathered from
     */
    record Contributed(int number, String group, String item, String module, Duration timeout, ByteSize max, Keep keep,
            Cost cost, List<Condition> when, List<String> mask,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<GatheredNode> nodes) implements Task {
        public Contributed {
            when = List.copyOf(when);
            mask = List.copyOf(mask);
            nodes = List.copyOf(nodes);
        }

        public Contributed(int number, String group, String item, String module, Duration timeout, ByteSize max,
                Keep keep, Cost cost, List<Condition> when, List<String> mask) {
            this(number, group, item, module, timeout, max, keep, cost, when, mask, List.of());
        }

        public Contributed of(List<GatheredNode> gathered) {
            return new Contributed(number, group, item, module, timeout, max, keep, cost, when, mask, gathered);
        }
    }

    /** A list of the catalog, under the name that the command line uses for its values. */
    record Each(String name, ListSource source) {}
}
