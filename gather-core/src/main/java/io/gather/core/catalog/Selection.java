package io.gather.core.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.toml.NearestName;

/**
 * Which items a gather takes.
 *
 * @param profile the base; ignored when groups are named
 * @param groups gather only these groups, items or patterns; empty: the profile's
 * @param include more groups, items or patterns
 * @param exclude groups, items or patterns to leave out
 */
public record Selection(String profile, List<String> groups, List<String> include, List<String> exclude) {
    /** Takes also what is not gathered by default. */
    private static final String EVERYTHING = "**";

    public Selection {
        groups = List.copyOf(groups);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public static Selection profile(String name) {
        return new Selection(name, List.of(), List.of(), List.of());
    }

    /** @throws GatherException when a name is unknown, with the nearest known one */
    public List<Item> choose(Catalog catalog) {
        // Items of one catalog are the same when they are the same objects: their contents need not be compared.
        Set<Item> chosen = Collections.newSetFromMap(new IdentityHashMap<>());
        if (groups.isEmpty()) {
            Catalog.Profile base = catalog.profiles().get(profile);
            if (base == null) {
                throw unknown("profile", profile, new ArrayList<>(catalog.profiles().keySet()),
                        Action.SEE_PROFILES);
            }
            base.include().forEach(pattern -> chosen.addAll(matching(catalog, pattern, false)));
            base.exclude().forEach(pattern -> chosen.removeIf(matcher(pattern)));
        }
        groups.forEach(pattern -> chosen.addAll(matching(catalog, pattern, true)));
        include.forEach(pattern -> chosen.addAll(matching(catalog, pattern, true)));
        exclude.forEach(pattern -> {
            matching(catalog, pattern, true);
            chosen.removeIf(matcher(pattern));
        });
        return chosen.isEmpty() ? List.of() : catalog.items().filter(chosen::contains).toList();
    }

    /** @throws GatherException when one of the names is neither a group nor an item */
    public static void check(Catalog catalog, Collection<String> names) {
        names.forEach(name -> matching(catalog, name, true));
    }

    /** @param strict a pattern that matches nothing is an error; profiles may name groups that a site has removed */
    private static List<Item> matching(Catalog catalog, String pattern, boolean strict) {
        List<Item> items = catalog.items().filter(matcher(pattern)).toList();
        if (items.isEmpty() && strict) {
            throw unknown("group or item", pattern, List.copyOf(catalog.names()), Action.SEE_ITEMS);
        }
        return items.stream()
                .filter(item -> item.enabled() || item.fullName().equals(pattern) || pattern.equals(EVERYTHING))
                .toList();
    }

    private static Predicate<Item> matcher(String pattern) {
        if (!pattern.contains("*")) {
            return item -> item.isNamed(pattern);
        }
        Predicate<String> names = Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E").asMatchPredicate();
        return item -> names.test(item.fullName());
    }

    private static GatherException unknown(String what, String name, List<String> known, Action see) {
        return new GatherException(InputError.NO_SUCH_CHOICE,
                "there is no " + what + " '" + name + "'" + NearestName.hint(name, known), "",
                Remedy.of("see what there is: {}", see.on()));
    }
}
