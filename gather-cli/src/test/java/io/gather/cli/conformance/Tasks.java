package io.gather.cli.conformance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** Plans for tests; what is not said is as in the catalog's defaults. */
final class Tasks {
    private final List<Task> tasks = new ArrayList<>();
    private Limits limits = limits(0, ByteSize.ofMiB(1 << 10), Duration.ofMinutes(1), ByteSize.ofMiB(1 << 10), 0);
    private Duration timeout = Duration.ofSeconds(20);
    private ByteSize max = ByteSize.ofMiB(10);
    private ByteSize maxFile = ByteSize.ofMiB(5);
    private Keep keep = Keep.HEAD;
    private Cost cost = Cost.NORMAL;
    private List<Condition> when = List.of();
    private List<String> mask = List.of();
    private List<Integer> exits = List.of();
    private List<String> exclude = List.of();
    private @Nullable Instant since;
    private boolean followLinks;

    static Limits limits(int parallel, ByteSize total, Duration time, ByteSize spool, long leaveFree) {
        return new Limits(parallel, total, time, spool, ByteSize.of(leaveFree), 10, true);
    }

    static Tasks oneByOne() {
        return new Tasks().limits(limits(1, ByteSize.ofMiB(9), Duration.ofMinutes(1), ByteSize.ofMiB(9), 0));
    }

    Tasks limits(Limits changed) {
        limits = changed;
        return this;
    }

    Tasks timeout(Duration changed) {
        timeout = changed;
        return this;
    }

    Tasks max(long changed) {
        max = ByteSize.of(changed);
        return this;
    }

    Tasks maxFile(long changed) {
        maxFile = ByteSize.of(changed);
        return this;
    }

    Tasks keep(Keep changed) {
        keep = changed;
        return this;
    }

    Tasks cost(Cost changed) {
        cost = changed;
        return this;
    }

    Tasks when(Condition.Kind kind, String... values) {
        when = List.of(new Condition(List.of(new Condition.Need(kind, List.of(values)))));
        return this;
    }

    Tasks mask(String... changed) {
        mask = List.of(changed);
        return this;
    }

    Tasks exits(Integer... changed) {
        exits = Arrays.asList(changed);
        return this;
    }

    Tasks exclude(String... changed) {
        exclude = List.of(changed);
        return this;
    }

    Tasks since(Instant changed) {
        since = changed;
        return this;
    }

    Tasks followLinks() {
        followLinks = true;
        return this;
    }

    Tasks command(String line) {
        return command(line, null);
    }

    Tasks each(String line, String name, ListSource source) {
        return command(line, new Task.Each(name, source));
    }

    private Tasks command(String line, Task.@Nullable Each each) {
        int number = tasks.size() + 1;
        tasks.add(new Task.Command(number, "test", "item" + number, line, each, exits, timeout, max, keep, cost, when,
                mask));
        return this;
    }

    Tasks files(Object... patterns) {
        int number = tasks.size() + 1;
        tasks.add(new Task.Files(number, "test", "item" + number, Arrays.stream(patterns).map(Object::toString)
                .toList(), exclude, since, followLinks, maxFile, timeout, max, keep, cost, when, mask));
        return this;
    }

    Plan plan(String gather) {
        return new Plan(gather, "node1", limits, tasks);
    }
}
