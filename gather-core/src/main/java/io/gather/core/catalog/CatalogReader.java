package io.gather.core.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.gather.core.error.InputError;
import io.gather.core.error.Remedy;
import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;
import io.gather.core.toml.TomlSection;

/** Builds the catalog from folders and texts; later ones add to, replace or switch off what earlier ones have. */
public final class CatalogReader {
    private final Problems problems = new Problems();
    private final Map<String, Group> groups = new TreeMap<>();
    private final Map<String, Catalog.Profile> profiles = new TreeMap<>();
    private final GroupReader reader = new GroupReader();
    private final KeptCatalog kept;

    public CatalogReader() {
        this(KeptCatalog.none());
    }

    /** @param kept what need not be read of TOML again */
    public CatalogReader(KeptCatalog kept) {
        this.kept = kept;
    }

    /** Every {@code *.toml} of the folder; a folder that is not there counts as empty. */
    public CatalogReader groups(Path folder) {
        tomlFiles(folder).forEach(file -> add(CatalogText.in(file)));
        return this;
    }

    /** One group's file, whatever its name ends with. */
    public CatalogReader group(Path file) {
        add(CatalogText.in(file));
        return this;
    }

    /** A group's text, such as a module brings along. */
    public CatalogReader group(Path file, String text) {
        add(CatalogText.of(file, text));
        return this;
    }

    /**
     * Items that are described nowhere but in a program: of a group that has them already, further ones.
     *
     * @throws IllegalArgumentException when the group has one of that name
     */
    public CatalogReader items(String group, String title, List<Item> items) {
        Group before = groups.getOrDefault(group, new Group(group, title, List.of(), Map.of(), List.of()));
        Map<String, Item> all = new LinkedHashMap<>();
        Stream.concat(before.items().stream(), items.stream()).forEach(item -> {
            if (all.put(item.name(), item) != null) {
                throw new IllegalArgumentException("there is an item '" + item.fullName() + "' already");
            }
        });
        groups.put(group,
                new Group(group, before.title(), before.when(), before.lists(), List.copyOf(all.values())));
        return this;
    }

    public CatalogReader profiles(Path folder) {
        for (Path file : tomlFiles(folder)) {
            kept.find(CatalogText.in(file), problems, CatalogReader::profile).ifPresent(this::add);
        }
        return this;
    }

    /** All that is wrong so far, in the order of lines. */
    public List<Problem> problems() {
        return problems.all().stream()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
    }

    /** @throws io.gather.core.error.GatherException that names every problem of every file */
    public void check() {
        problems.throwIfAny(InputError.CATALOG_WRONG,
                Remedy.of("correct the catalog; docs/catalog.md describes its format"));
    }

    /** As {@link #check}; then what was parsed is kept for the next start. */
    public Catalog read() {
        check();
        kept.keep();
        SequencedMap<String, Group> all = new LinkedHashMap<>(groups);
        return new Catalog(() -> all, () -> Map.copyOf(profiles));
    }

    private void add(CatalogText text) {
        kept.find(text, problems, reader::read).ifPresent(this::add);
    }

    private void add(CatalogFile file) {
        // A switch over types would cost each start more than all that it chooses between.
        file.addTo(this);
    }

    void add(CatalogFile.OfGroup of) {
        groups.merge(of.group().name(), of.group(), (before, after) -> merged(before, after, of));
    }

    void add(Catalog.Profile profile) {
        profiles.put(profile.name(), profile);
    }

    private static CatalogFile profile(String name, TomlSection section) {
        Catalog.Profile profile = new Catalog.Profile(name, section.string("title", name), section.strings("include"),
                section.strings("exclude"));
        section.done();
        return new CatalogFile.OfProfile(profile);
    }

    private static Group merged(Group before, Group after, CatalogFile.OfGroup parsed) {
        Map<String, Item> items = new LinkedHashMap<>();
        before.items().forEach(item -> items.put(item.name(), item));
        after.items().forEach(item -> items.put(item.name(), item));
        items.keySet().removeAll(parsed.switchedOff());
        Map<String, ListSource> lists = new TreeMap<>(before.lists());
        lists.putAll(after.lists());
        return new Group(before.name(), parsed.titled() ? after.title() : before.title(),
                after.when().isEmpty() ? before.when() : after.when(), lists, List.copyOf(items.values()));
    }

    private static List<Path> tomlFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".toml")).sorted().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
