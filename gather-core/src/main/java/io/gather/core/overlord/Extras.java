package io.gather.core.overlord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.catalog.Catalog;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.Group;
import io.gather.core.catalog.Item;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.Scope;
import io.gather.core.catalog.Sensitivity;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** What the user named by {@code --file}, {@code --command} and {@code --local-command}, as a group of the catalog. */
final class Extras {
    private static final String GROUP = "extra";

    private final List<Item> items = new ArrayList<>();

    Extras(GatherRequest request) {
        request.files().forEach(file -> files(file.toString()));
        request.commands().forEach(line -> command(line, Scope.NODE));
        request.localCommands().forEach(line -> command(line, Scope.CLUSTER));
    }

    List<Item> with(List<Item> chosen) {
        return Stream.concat(chosen.stream(), items.stream()).toList();
    }

    Catalog with(Catalog catalog) {
        return catalog.with(new Group(GROUP, "Named on the command line", List.of(), Map.of(), items));
    }

    /** The path or the command line; null when it is no item of these. */
    @Nullable
    String named(String fullName) {
        return items.stream().filter(item -> item.fullName().equals(fullName)).findFirst()
                .map(item -> switch (item.what()) {
                    case Item.Files files -> files.patterns().getFirst();
                    case Item.Command command -> command.line();
                    case Item.Contributed _ -> item.fullName();
                }).orElse(null);
    }

    /** Whether it became of something that somebody named. */
    static boolean isOne(Outcome outcome) {
        return outcome.group().equals(GROUP);
    }

    /** Whether nothing is there of what somebody named. */
    static boolean missed(Outcome outcome) {
        return isOne(outcome) && (outcome.status() == Status.MISSING
                || (outcome.status() == Status.DENIED && outcome.results() == 0));
    }

    private void files(String path) {
        add(new Item.Files(List.of(path), List.of(), ByteSize.ofMiB(2 << 10), null, true), Scope.NODE,
                Duration.ofMinutes(15), ByteSize.ofMiB(4 << 10), Keep.TAIL);
    }

    private void command(String line, Scope scope) {
        add(new Item.Command(line, null, List.of()), scope, Duration.ofMinutes(5), ByteSize.ofMiB(100), Keep.HEAD);
    }

    private void add(Item.What what, Scope scope, Duration timeout, ByteSize max, Keep keep) {
        String name = (what instanceof Item.Files ? "file-" : "command-") + (items.size() + 1);
        items.add(new Item(GROUP, name, "", what, List.of(), scope, timeout, max, keep, Cost.NORMAL, Item.MOST,
                Sensitivity.NONE, List.of(), true));
    }
}
