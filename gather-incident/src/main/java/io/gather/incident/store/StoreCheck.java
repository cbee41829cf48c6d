package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.gather.core.files.DurableFile;
import io.gather.incident.classify.Classifier;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/**
 * Sees that the index has what the folder has. Names alone are compared; only files that came without the index are read: from the Python
 * gatherer, from a backup, or before a kill. What was a file and is none any more is forgotten. Strange files are left where they are.
 * Others may change the store meanwhile: it is held while names are compared, and for each batch that was read.
 */
final class StoreCheck {
    /** The Python gatherer writes to the final name: what was changed so shortly before may still be written. */
    static final Duration STILL_WRITTEN = Duration.ofMinutes(1);
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final int BATCH = 100;

    private final StorePlaces places;
    private final StoreLock lock;
    private final IncidentIndex index;
    private final FolderStamps stamps;
    private final Categories categories;
    private final Classifier classifier;
    private final InstantSource clock;
    private final boolean laysAside;
    private final Consumer<String> notices;
    private final Map<String, TubId> keys = new HashMap<>();
    private final Set<String> listed = new HashSet<>();
    private String version = "";

    /** @param laysAside whether damaged files are laid aside: whoever only looks moves nothing */
    StoreCheck(StorePlaces places, StoreLock lock, Classifier classifier, InstantSource clock, boolean laysAside,
            Consumer<String> notices) {
        this.places = places;
        this.lock = lock;
        this.index = new IncidentIndex(places);
        this.stamps = new FolderStamps(places);
        this.categories = new Categories(places.classified());
        this.classifier = classifier;
        this.clock = clock;
        this.laysAside = laysAside;
        this.notices = notices;
    }

    /** Whether nobody but us changed anything. */
    static boolean isCurrent(StorePlaces places) throws IOException {
        return Files.isRegularFile(places.index()) && new FolderStamps(places).areCurrent();
    }

    /** A file without a line in the index. */
    private record Found(TubId tub, IncidentName name, Path file) {
        String relative() {
            return StorePlaces.relative(tub, name);
        }
    }

    /** What was read of it. */
    private record Read(Found found, EntryReader.@Nullable Content content, List<String> categories, boolean areNew) {}

    void run() throws IOException, InterruptedException {
        Map<TubId, Long> changed;
        List<Found> missing;
        try (var _ = lock.hold()) {
            changed = stamps.folders();
            missing = compared();
        }
        Map<String, SortedSet<String>> sorted = categories.of(relatives(missing));
        Set<TubId> unsettled = new HashSet<>();
        for (int i = 0; i < missing.size(); i += BATCH) {
            List<Read> batch = new ArrayList<>();
            for (Found each : missing.subList(i, Math.min(i + BATCH, missing.size()))) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                batch.add(read(each, sorted.get(each.relative())));
            }
            try (var _ = lock.hold()) {
                add(batch, changed, unsettled);
            }
        }
        try (var _ = lock.hold()) {
            note(changed, unsettled);
        }
    }

    private static Set<String> relatives(List<Found> missing) {
        Set<String> relatives = new HashSet<>();
        missing.forEach(each -> relatives.add(each.relative()));
        return relatives;
    }

    /** What is gone leaves the index; what is not in it is returned. */
    private List<Found> compared() throws IOException, InterruptedException {
        Map<String, Found> files = files();
        Set<String> missing = new HashSet<>(files.keySet());
        Set<String> gone = new HashSet<>();
        index.read(entry -> {
            String relative = StorePlaces.relative(entry.tub(), entry.name());
            boolean there = files.containsKey(relative);
            boolean expected = switch (entry.state()) {
                case WHOLE, COPY -> true;
                case REMOVED, INCOMPLETE -> false;
            };
            missing.remove(relative);
            if (there != expected) {
                gone.add(entry.key());
            }
        });
        if (!gone.isEmpty() || !index.isThere()) {
            // A copy of what is gone is no copy any more: it is read again.
            index.rewrite(entry -> gone.contains(entry.key()) ? Optional.empty() : Optional.of(entry));
            missing.addAll(files.keySet());
            index.read(entry -> missing.remove(StorePlaces.relative(entry.tub(), entry.name())));
        }
        files.keySet().retainAll(missing);
        return new ArrayList<>(files.values());
    }

    /** By the way that the files of categories name them, in the order of their names. */
    private Map<String, Found> files() throws IOException {
        Map<String, Found> files = new TreeMap<>(
                Comparator.comparing((String it) -> it.substring(it.lastIndexOf('/') + 1)).thenComparing(it -> it));
        for (TubId tub : stamps.folders().keySet()) {
            try (DirectoryStream<Path> inFolder = Files.newDirectoryStream(places.tub(tub))) {
                for (Path file : inFolder) {
                    IncidentName.ofFile(String.valueOf(file.getFileName()))
                            .filter(_ -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                            .map(name -> new Found(tub, name, file))
                            .ifPresent(found -> files.put(found.relative(), found));
                }
            } catch (NoSuchFileException gone) {
                // The whole folder.
            }
        }
        return files;
    }

    private Read read(Found found, @Nullable SortedSet<String> known) throws IOException, InterruptedException {
        EntryReader.Content content = EntryReader.read(found.file());
        if (content == null || known != null) {
            return new Read(found, content, known == null ? List.of() : List.copyOf(known), false);
        }
        return new Read(found, content, Categories.of(classifier, content.trigger()), true);
    }

    private void add(List<Read> batch, Map<TubId, Long> changed, Set<TubId> unsettled)
            throws IOException, InterruptedException {
        refresh();
        KnownNodes nodes = KnownNodes.read(places);
        Map<String, List<String>> lines = new TreeMap<>();
        List<IncidentEntry> entries = new ArrayList<>();
        Map<TubId, IncidentName> newest = new HashMap<>();
        for (Read each : batch) {
            Found found = each.found();
            boolean isThere = Files.isRegularFile(found.file(), LinkOption.NOFOLLOW_LINKS);
            if (!isThere || listed.contains(found.relative())) {
                continue;
            }
            if (each.content() == null) {
                damaged(found, unsettled);
                continue;
            }
            nodes.meet(found.tub());
            IncidentEntry entry = EntryReader.entry(found.tub(), found.name(), found.file(), each.content(),
                    each.categories());
            TubId other = keys.putIfAbsent(entry.key(), found.tub());
            listed.add(found.relative());
            newest.merge(found.tub(), found.name(), (a, b) -> a.compareTo(b) > 0 ? a : b);
            entries.add(other == null ? entry : entry.copy());
            if (other != null) {
                nodes.link(other, found.tub());
            }
            if (each.areNew()) {
                each.categories().forEach(
                        category -> lines.computeIfAbsent(category, _ -> new ArrayList<>()).add(found.relative()));
            }
        }
        for (Map.Entry<TubId, IncidentName> each : newest.entrySet()) {
            advance(each.getKey(), each.getValue(), changed);
        }
        categories.add(lines);
        if (!entries.isEmpty()) {
            index.add(entries);
        }
        version = index.version();
        nodes.write();
    }

    /** A kill may have come before that. It changes the folder, which is not to be taken for somebody else's change. */
    private void advance(TubId tub, IncidentName name, Map<TubId, Long> changed)
            throws IOException, InterruptedException {
        boolean asSeen = stamps.changed(tub).equals(Optional.ofNullable(changed.get(tub)));
        LatestFile.advance(places, tub, name);
        Optional<Long> now = stamps.changed(tub);
        if (asSeen && now.isPresent()) {
            changed.put(tub, now.get());
        }
    }

    /** Others may have stored something between two batches. */
    private void refresh() throws IOException {
        if (!index.version().equals(version)) {
            keys.clear();
            listed.clear();
            index.read(entry -> {
                keys.putIfAbsent(entry.key(), entry.tub());
                listed.add(StorePlaces.relative(entry.tub(), entry.name()));
            });
        }
    }

    private void damaged(Found found, Set<TubId> unsettled) throws IOException {
        Duration age = Duration.between(Files.getLastModifiedTime(found.file()).toInstant(), clock.instant()).abs();
        if (age.compareTo(STILL_WRITTEN) < 0) {
            unsettled.add(found.tub());
        } else if (laysAside) {
            new Quarantine(places, notices).lay(found.tub(), found.file(), "is damaged");
        } else {
            notices.accept(places.base().relativize(found.file()) + " is damaged, and is not listed");
        }
    }

    /** A folder that was changed since, or is still being written to, is looked at again the next time. */
    private void note(Map<TubId, Long> changed, Set<TubId> unsettled) throws IOException {
        for (TubId tub : stamps.noted().keySet()) {
            if (!changed.containsKey(tub)) {
                stamps.forget(tub);
            }
        }
        for (Map.Entry<TubId, Long> folder : changed.entrySet()) {
            if (unsettled.contains(folder.getKey())) {
                stamps.forget(folder.getKey());
            } else {
                stamps.note(folder.getKey(), folder.getValue());
            }
        }
        DurableFile.removeLeftovers(places.growing(), clock.instant().minus(LEFT_BEHIND));
    }
}
