package io.gather.incident.spool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.core.files.DurableFile;
import io.gather.core.files.LockedFile;
import io.gather.core.files.OutputFile;
import io.gather.incident.error.WatchError;
import io.gather.incident.flog.EventJson;
import io.gather.incident.flog.FlogLine;
import io.gather.incident.flog.FlogReader;
import io.gather.incident.flog.FlogWriter;
import io.gather.incident.store.IncidentName;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;

/**
 * This machine's incidents, a file each as nodes of Foolscap keep them. What was fetched stays, for gatherers that come later, until there
 * are too many: then the oldest leave. Names grow, whatever the clock does, since gatherers ask for what comes after the last name
 * that they have. Several processes may add; one tells of them. Safe for several threads.
 */
public final class IncidentSpool {
    private static final Duration NAMING = Duration.ofSeconds(10);
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final int PAUSE = 10;
    /** So many keys of lines that followed are known for each incident that may be kept. */
    private static final int KNOWN_FOLLOWED = 20;
    private static final String PARTIAL = ".partial";

    private final Path folder;
    private final Path fetched;
    private final SpoolLimits limits;
    private final InstantSource clock;
    private final Consumer<String> notices;
    /** Names, and how large their files are. */
    private final SortedMap<IncidentName, Long> known = new TreeMap<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> followed = new LinkedHashSet<>();
    private final List<Consumer<IncidentName>> observers = new ArrayList<>();

    private IncidentSpool(Path folder, SpoolLimits limits, InstantSource clock, Consumer<String> notices) {
        this.folder = folder;
        this.fetched = folder.resolve("fetched");
        this.limits = limits;
        this.clock = clock;
        this.notices = notices;
    }

    /** @param folder made where it is not there, private to its owner */
    public static IncidentSpool open(Path folder, SpoolLimits limits, InstantSource clock, Consumer<String> notices) {
        IncidentSpool spool = new IncidentSpool(folder, limits, clock, notices);
        try {
            PrivateFolder.make(folder);
            PrivateFolder.make(spool.fetched);
            spool.removeLeftovers();
            spool.lookForNew();
            for (IncidentName each : spool.names()) {
                Dict header = spool.header(each).orElse(Dict.EMPTY);
                spool.know(header.dict("trigger").flatMap(it -> it.text("line")).orElse(""), header);
            }
            return spool;
        } catch (IOException e) {
            throw new GatherException(WatchError.FOLDER, String.valueOf(e.getMessage()), folder.toString(),
                    WatchError.FOLDER.entry().remedy(), e);
        }
    }

    /** Of processes that died. */
    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + PARTIAL)) {
            for (Path each : all) {
                if (Files.getLastModifiedTime(each).toInstant().isBefore(clock.instant().minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    /**
     * Keeps an incident.
     *
     * @param key by which it is known when it comes again; empty: it does not
     * @return its name; empty: it was kept before
     */
    public Optional<IncidentName> add(String key, Dict header, Iterable<Dict> events)
            throws IOException, InterruptedException {
        synchronized (this) {
            if (!key.isEmpty() && keys.contains(key)) {
                return Optional.empty();
            }
        }
        Path partial = DurableFile.grow(folder, out -> write(out, header, events));
        try {
            IncidentName name = place(partial);
            know(key, header);
            // Whoever is interrupted here, and keeps it once more, is told that it is kept.
            DurableFile.force(folder);
            lookForNew();
            return Optional.of(name);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private synchronized void know(String key, Dict header) {
        if (!key.isEmpty()) {
            keys.add(key);
        }
        if (header.get("followed") instanceof LogValue.Items items) {
            for (LogValue each : items.values()) {
                if (each instanceof LogValue.Text text) {
                    followed.add(text.value());
                }
            }
        }
        keepLast(keys, 2 * limits.incidents());
        keepLast(followed, KNOWN_FOLLOWED * limits.incidents());
    }

    private static void keepLast(Set<String> all, int most) {
        while (all.size() > most) {
            all.remove(all.iterator().next());
        }
    }

    /** Whether one was kept by that key. */
    public synchronized boolean has(String key) {
        return keys.contains(key);
    }

    /** Whether a line of that key is part of one that an earlier line had begun. */
    public synchronized boolean hasFollowed(String key) {
        return followed.contains(key);
    }

    private void write(OutputStream out, Dict header, Iterable<Dict> events) throws IOException {
        double now = clock.instant().toEpochMilli() / 1000.0;
        try (FlogWriter writer = new FlogWriter(out, true)) {
            writer.header(header);
            for (Dict each : events) {
                writer.event(EventJson.of(each), "local", now);
            }
        }
    }

    /** Under a lock of all processes: two never take one name, and a later one is never the smaller. */
    private IncidentName place(Path partial) throws IOException, InterruptedException {
        try (LockedFile _ = lock()) {
            Optional<IncidentName> last = files().keySet().stream().reduce((_, later) -> later);
            IncidentName name = NameGrowth.next(last, clock.instant());
            OutputFile.place(partial, folder.resolve(name.file()), false);
            return name;
        }
    }

    private LockedFile lock() throws IOException, InterruptedException {
        long end = System.nanoTime() + NAMING.toNanos();
        while (true) {
            Optional<LockedFile> lock = LockedFile.take(folder.resolve("naming.lock"));
            if (lock.isPresent()) {
                return lock.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException("another process has held " + folder.resolve("naming.lock") + " for "
                        + NAMING.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE);
        }
    }

    private SortedMap<IncidentName, Long> files() throws IOException {
        SortedMap<IncidentName, Long> files = new TreeMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                Optional<IncidentName> name = IncidentName.ofFile(String.valueOf(each.getFileName()));
                if (name.isPresent() && OutputFile.isReplaceable(each)) {
                    files.put(name.get(), size(each));
                }
            }
        }
        return files;
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    /** Tells of those that another process has added, and lets the oldest go. */
    public synchronized void lookForNew() throws IOException {
        SortedMap<IncidentName, Long> there = files();
        List<IncidentName> added = there.keySet().stream().filter(it -> !known.containsKey(it)).toList();
        known.clear();
        known.putAll(there);
        long size = there.values().stream().mapToLong(it -> it).sum();
        long left = 0;
        while (known.size() > limits.incidents() || (size > limits.size().bytes() && known.size() > 1)) {
            IncidentName oldest = known.firstKey();
            size -= known.getOrDefault(oldest, 0L);
            if (!isFetched(oldest)) {
                left++;
            }
            Files.deleteIfExists(folder.resolve(oldest.file()));
            Files.deleteIfExists(fetched.resolve(oldest.text()));
            known.remove(oldest);
        }
        if (left > 0) {
            notices.accept(left + " incidents that no gatherer has fetched were removed to make room for later ones");
        }
        for (IncidentName each : added) {
            if (known.containsKey(each)) {
                observers.forEach(it -> it.accept(each));
            }
        }
    }

    /** In their order. */
    public synchronized List<IncidentName> names() {
        return List.copyOf(known.keySet());
    }

    /**
     * @param observer told of each one that is added from now on; must not wait
     * @return those that there are already, of which it is not told
     */
    public synchronized List<IncidentName> observe(Consumer<IncidentName> observer) {
        observers.add(observer);
        return names();
    }

    public synchronized void forget(Consumer<IncidentName> observer) {
        observers.remove(observer);
    }

    /** What it was recorded for; empty when it is not there, or cannot be read. */
    public Optional<Dict> trigger(IncidentName name) throws IOException {
        return header(name).flatMap(it -> it.dict("trigger"));
    }

    private Optional<Dict> header(IncidentName name) throws IOException {
        try (FlogReader reader = FlogReader.open(folder.resolve(name.file()))) {
            return reader.next() instanceof FlogLine.Header header ? Optional.of(header.header()) : Optional.empty();
        } catch (NoSuchFileException | GatherException notThere) {
            return Optional.empty();
        }
    }

    /** All of it; empty when it is not there, or cannot be read. */
    public Optional<KeptIncident> read(IncidentName name) throws IOException {
        try (FlogReader reader = FlogReader.open(folder.resolve(name.file()))) {
            Dict header = Dict.EMPTY;
            List<Dict> events = new ArrayList<>();
            for (FlogLine each = reader.next(); each != null; each = reader.next()) {
                switch (each) {
                    case FlogLine.Header first -> header = first.header();
                    case FlogLine.Entry entry -> events.add(entry.event().fields());
                    case FlogLine.Other _,FlogLine.Damaged _ -> {
                        // The rest of it is worth having.
                    }
                }
            }
            return Optional.of(new KeptIncident(header, events));
        } catch (NoSuchFileException | GatherException notThere) {
            return Optional.empty();
        }
    }

    /** A gatherer has it. */
    public void fetched(IncidentName name) throws IOException {
        if (OutputFile.isThere(folder.resolve(name.file())) && !isFetched(name)) {
            try {
                OutputFile.create(fetched.resolve(name.text())).close();
            } catch (FileAlreadyExistsException e) {
                // Two gatherers at once.
            }
        }
    }

    public boolean isFetched(IncidentName name) {
        return OutputFile.isThere(fetched.resolve(name.text()));
    }

    public Path folder() {
        return folder;
    }
}
