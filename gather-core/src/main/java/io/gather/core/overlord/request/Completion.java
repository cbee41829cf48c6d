package io.gather.core.overlord.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an earlier gather left out, for one that gathers just that.
 *
 * @param gather the earlier one
 * @param files paths that were named by hand then, and of which something was left out
 * @param commands command lines, in the same way
 * @param localCommands those that run once, in the same way
 */
public record Completion(String gather, List<Part> parts, List<Path> files, List<String> commands,
        List<String> localCommands) {
    public Completion {
        parts = List.copyOf(parts);
        files = List.copyOf(files);
        commands = List.copyOf(commands);
        localCommands = List.copyOf(localCommands);
    }

    /**
     * Items of some nodes.
     *
     * @param nodes by name; {@code local} for what is done once for the cluster
     * @param items by full name
     */
    public record Part(List<String> nodes, List<String> items) {
        public Part {
            nodes = List.copyOf(nodes);
            items = List.copyOf(items);
        }
    }

    /** Of all nodes. */
    public Set<String> items() {
        Set<String> items = new TreeSet<>();
        parts.forEach(part -> items.addAll(part.items()));
        return items;
    }

    public Set<String> items(String place) {
        Set<String> items = new TreeSet<>();
        parts.stream().filter(part -> part.nodes().contains(place)).forEach(part -> items.addAll(part.items()));
        return items;
    }

    /** Those with something left out, and {@code local} where that has. */
    public Set<String> places() {
        Set<String> places = new TreeSet<>();
        parts.forEach(part -> places.addAll(part.nodes()));
        return places;
    }
}
