package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.gather.incident.classify.Classifier;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/**
 * Sees that the index has what the folder has. Names alone are compared; only files that came without the index are read: from the Python
 * gatherer, or before a kill. What was a file and is none any more is forgotten. Strange files are left where they are.
 */
final class StoreCheck {
    private final StorePlaces places;
    private final IncidentIndex index;
    private final Categories categories;
    private final Classifier classifier;
    private final Consumer<String> notices;

    StoreCheck(StorePlaces places, IncidentIndex index, Categories categories, Classifier classifier,
            Consumer<String> notices) {
        this.places = places;
        this.index = index;
        this.categories = categories;
        this.classifier = classifier;
        this.notices = notices;
    }

    /** A store appends to the index after it has changed a folder. */
    static boolean isCurrent(StorePlaces places) throws IOException {
        if (!Files.isRegularFile(places.index())) {
            return false;
        }
        var written = Files.getLastModifiedTime(places.index());
        if (!Files.isDirectory(places.incidents())) {
            return true;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(places.incidents())) {
            for (Path folder : folders) {
                if (Files.getLastModifiedTime(folder).compareTo(written) > 0) {
                    return false;
                }
            }
        }
        return Files.getLastModifiedTime(places.incidents()).compareTo(written) <= 0;
    }

    void run() throws IOException, InterruptedException {
        if (isCurrent(places)) {
            return;
        }
        // By the way that the files of categories name them.
        Map<String, Path> files = files();
        Set<String> changed = new HashSet<>();
        index.read(entry -> {
            boolean there = files.containsKey(StorePlaces.relative(entry.tub(), entry.name()));
            boolean expected = switch (entry.state()) {
                case WHOLE, COPY -> true;
                case REMOVED -> false;
                case INCOMPLETE -> there;
            };
            if (there != expected) {
                changed.add(entry.key());
            }
        });
        if (!changed.isEmpty() || !index.isThere()) {
            index.rewrite(entry -> changed.contains(entry.key()) ? Optional.empty() : Optional.of(entry));
        }
        Map<String, TubId> keys = new HashMap<>();
        index.read(entry -> {
            files.remove(StorePlaces.relative(entry.tub(), entry.name()));
            keys.putIfAbsent(entry.key(), entry.tub());
        });
        add(files, keys);
        Files.setLastModifiedTime(places.index(), java.nio.file.attribute.FileTime.from(java.time.Instant.now()));
    }

    private Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>(
                java.util.Comparator.comparing((String it) -> it.substring(it.lastIndexOf('/') + 1))
                        .thenComparing(it -> it));
        if (!Files.isDirectory(places.incidents())) {
            return files;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(places.incidents())) {
            for (Path folder : folders) {
                Optional<TubId> tub = tub(folder);
                if (tub.isPresent()) {
                    names(tub.get(), files);
                }
            }
        }
        return files;
    }

    private static Optional<TubId> tub(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                ? TubId.read(name).filter(tub -> tub.text().equals(name))
                : Optional.empty();
    }

    private void names(TubId tub, Map<String, Path> files) throws IOException {
        try (DirectoryStream<Path> inFolder = Files.newDirectoryStream(places.tub(tub))) {
            for (Path file : inFolder) {
                IncidentName.ofFile(String.valueOf(file.getFileName()))
                        .filter(_ -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .ifPresent(name -> files.put(StorePlaces.relative(tub, name), file));
            }
        }
    }

    private void add(Map<String, Path> files, Map<String, TubId> keys) throws IOException, InterruptedException {
        if (files.isEmpty()) {
            return;
        }
        Map<String, SortedSet<String>> sorted = categories.of(files.keySet());
        KnownNodes nodes = KnownNodes.read(places);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            TubId tub = new TubId(file.getKey().split("/")[1]);
            nodes.meet(tub);
            EntryReader.Content content = content(tub, file.getValue());
            if (content != null) {
                IncidentEntry entry = entry(tub, file.getKey(), file.getValue(), content, sorted.get(file.getKey()));
                TubId other = keys.putIfAbsent(entry.key(), tub);
                index.add(other == null ? entry : entry.copy());
                if (other != null) {
                    nodes.link(other, tub);
                }
            }
        }
        nodes.write();
    }

    private EntryReader.@Nullable Content content(TubId tub, Path file) throws IOException {
        EntryReader.Content content = EntryReader.read(file);
        if (content == null) {
            Quarantine.lay(places, tub, file, "is damaged", notices);
        }
        return content;
    }

    private IncidentEntry entry(TubId tub, String relative, Path file, EntryReader.Content content,
            @Nullable SortedSet<String> known) throws IOException, InterruptedException {
        IncidentName name = IncidentName.ofFile(String.valueOf(file.getFileName())).orElseThrow();
        if (known != null) {
            return EntryReader.entry(tub, name, file, content, known);
        }
        var found = classifier.classify(content.trigger()).stream().map(Categories::fit).distinct().toList();
        categories.add(found, relative);
        return EntryReader.entry(tub, name, file, content, found);
    }
}
