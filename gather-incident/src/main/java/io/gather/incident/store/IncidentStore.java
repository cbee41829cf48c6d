package io.gather.incident.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.core.files.DurableFile;
import io.gather.core.files.OutputFile;
import io.gather.incident.classify.Classifier;
import io.gather.incident.error.IncidentError;
import io.gather.incident.event.LogEvent;
import io.gather.incident.flog.EventJson;
import io.gather.incident.flog.FlogWriter;
import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of a directory, for whoever receives them. Every change is on the disk when its method returns, and excludes other
 * processes for as long as it takes. Safe for several threads.
 */
public final class IncidentStore {
    private static final AtomicLong SCRATCH = new AtomicLong();

    private final StorePlaces places;
    private final IncidentIndex index;
    private final Categories categories;
    private final Classifier classifier;
    private final StoreLimits limits;
    private final InstantSource clock;
    private final Consumer<String> notices;
    private final StoreLock lock;
    private final FolderStamps stamps;
    private final IndexedKeys keys;
    private final AskedNames asked;
    private final NodesFile nodesFile;
    private final Quarantine quarantine;

    private IncidentStore(Path base, Classifier classifier, StoreLimits limits, InstantSource clock,
            Consumer<String> notices) {
        this.places = new StorePlaces(base);
        this.index = new IncidentIndex(places);
        this.categories = new Categories(places.classified());
        this.classifier = classifier;
        this.limits = limits;
        this.clock = clock;
        this.notices = notices;
        this.lock = new StoreLock(places.lock());
        this.stamps = new FolderStamps(places);
        this.keys = new IndexedKeys(index);
        this.asked = new AskedNames(places, clock);
        this.nodesFile = new NodesFile(places);
        this.quarantine = new Quarantine(places, notices);
    }

    /**
     * Opens the directory, which {@code flogtool} may have made, or makes it. Files that came without the index are added to it; what is
     * damaged is laid aside.
     *
     * @param notices sentences for whoever runs it, without secrets
     */
    public static IncidentStore open(Path base, Classifier classifier, StoreLimits limits, InstantSource clock,
            Consumer<String> notices) throws IOException, InterruptedException {
        IncidentStore store = new IncidentStore(base, classifier, limits, clock, notices);
        store.check();
        store.keys.refresh();
        try (var _ = store.change()) {
            KnownNodes nodes = store.nodesFile.read();
            if (nodes.forget(clock.instant())) {
                nodes.write();
            }
        }
        return store;
    }

    private void check() throws IOException, InterruptedException {
        new StoreCheck(places, lock, classifier, clock, true, notices).run();
        quarantine.refresh();
    }

    /** What to ask a tub for: incidents whose names sort after this; empty: for all. Some of them are here already. */
    public String since(TubId tub) throws IOException {
        return quarantine.before(nodesFile.read().of(tub), tub, asked.since(tub));
    }

    /**
     * Notes that all that a tub has told of is here: it is not asked for most of it again.
     *
     * @param since what it was asked for
     * @param newest of what it told of
     */
    public void caughtUp(TubId tub, String since, IncidentName newest) {
        try {
            asked.reached(tub, since, newest);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** Notes that an incident of a tub is still to be fetched, in case that it would not be asked for again. */
    public void wanted(TubId tub, IncidentName name) {
        try {
            asked.wanted(tub, name);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /**
     * Whether an incident is to be fetched. A tub that offers what came from another one is the same node from now on.
     *
     * @param trigger as the node sent it
     */
    public Announced announced(TubId tub, IncidentName name, Dict trigger)
            throws IOException, InterruptedException {
        Optional<TubId> known = known(name, trigger);
        if (known.isEmpty()) {
            if (isTaken(tub, name)) {
                return Announced.TAKEN;
            }
            asked.wanted(tub, name);
            return Announced.WANTED;
        }
        if (!known.get().equals(tub) && nodesFile.read().mayLink(known.get(), tub)) {
            try (var _ = change()) {
                KnownNodes nodes = nodesFile.read();
                if (nodes.link(known.get(), tub)) {
                    nodes.write();
                }
            }
        }
        return Announced.KNOWN;
    }

    /** That it is another one is known: there is none of this name and trigger. */
    private boolean isTaken(TubId tub, IncidentName name) throws IOException {
        if (!Files.exists(places.incident(tub, name), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        boolean[] there = {false};
        index.scan(line -> there[0] |= line.name().equals(name.text()) && line.tub().equals(tub.text())
                && line.state().equals(IncidentEntry.State.WHOLE.name()));
        return there[0];
    }

    private Optional<TubId> known(IncidentName name, Dict trigger) throws IOException {
        keys.refresh();
        return keys.tub(IncidentEntry.key(name, TriggerIdentity.of(new LogEvent(trigger))));
    }

    /**
     * Stores an incident, sorts it into categories, and makes room for it where there is a limit. Where the tub has given its name to another
     * one before, that one stays.
     *
     * @param header as the node sent it
     * @param events in the node's order; gone through once
     * @return what is here
     * @throws GatherException when it cannot be kept; then nothing has changed, and it may be tried again
     */
    public StoredIncident store(TubId tub, IncidentName name, Dict header, Iterable<EventJson> events)
            throws InterruptedException {
        LogEvent trigger = new LogEvent(header.dict("trigger").orElse(Dict.EMPTY));
        try (Grown grown = grown(tub, header, events)) {
            List<String> found = Categories.of(classifier, trigger);
            IncidentEntry entry = EntryReader.of(tub, name, IncidentEntry.State.WHOLE,
                    new EntryReader.Content(header, trigger, grown.events()), found, Files.size(grown.file()),
                    clock.instant());
            try (var _ = change()) {
                Optional<StoredIncident> elsewhere = elsewhere(tub, name, trigger);
                if (elsewhere.isPresent()) {
                    return elsewhere.get();
                }
                boolean ours = stamps.isCurrent(tub);
                Optional<EntryReader.Content> other = quarantine.makeWay(tub, name, trigger);
                if (other.isPresent()) {
                    return taken(tub, name, other.get());
                }
                boolean again = Files.exists(places.incident(tub, name));
                DurableFile.makeFolder(places.tub(tub));
                DurableFile.place(grown.file(), places.incident(tub, name));
                LatestFile.advance(places, tub, name);
                sorted(tub, name, found, again);
                StoredIncident stored = added(entry);
                if (ours) {
                    stamps.note(tub);
                }
                return stored;
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** Two tubs of one node may be asked for it at the same time: it is kept once. */
    private Optional<StoredIncident> elsewhere(TubId tub, IncidentName name, LogEvent trigger) throws IOException {
        String key = IncidentEntry.key(name, TriggerIdentity.of(trigger));
        keys.refresh();
        Optional<TubId> other = keys.tub(key).filter(it -> !it.equals(tub))
                .filter(it -> Files.isRegularFile(places.incident(it, name)));
        if (other.isEmpty()) {
            return Optional.empty();
        }
        List<IncidentEntry> there = new ArrayList<>();
        index.read(entry -> {
            if (entry.key().equals(key) && entry.state() == IncidentEntry.State.WHOLE) {
                there.add(entry);
            }
        });
        KnownNodes nodes = nodesFile.read();
        if (nodes.link(other.get(), tub)) {
            nodes.write();
        }
        return there.stream().findFirst()
                .map(entry -> new StoredIncident(entry, nodes.meet(entry.tub()), false, false));
    }

    private StoredIncident taken(TubId tub, IncidentName name, EntryReader.Content there) throws IOException {
        String line = StorePlaces.relative(tub, name);
        notices.accept(line + " stays as it is: its node tells of another incident by the same name");
        IncidentEntry entry = EntryReader.entry(tub, name, places.incident(tub, name), there,
                categories.of(Set.of(line)).getOrDefault(line, new TreeSet<>()));
        return new StoredIncident(entry, nodesFile.read().meet(tub), false, false);
    }

    /**
     * Notes an incident that exists on its node and cannot be transferred, with what came of it. It is not asked for again.
     *
     * @param trigger as it was announced; what is missing of it may be left out
     * @param events those that came
     * @param reason for people, without secrets
     */
    public IncidentEntry incomplete(TubId tub, IncidentName name, Dict trigger, Iterable<EventJson> events,
            String reason)
            throws InterruptedException {
        Dict header = new Dict(Map.of("type", LogValue.of("incident"), "trigger", trigger, "incomplete",
                LogValue.of(reason)));
        try (Grown grown = grown(tub, header, events)) {
            IncidentEntry entry = EntryReader.of(tub, name, IncidentEntry.State.INCOMPLETE,
                    new EntryReader.Content(header, new LogEvent(trigger), grown.events()),
                    List.of(Classifier.UNKNOWN), Files.size(grown.file()), clock.instant());
            try (var _ = change()) {
                Path file = places.incomplete(tub, name);
                DurableFile.makeFolder(file.resolveSibling(""));
                DurableFile.place(grown.file(), file);
                StoredIncident stored = added(entry);
                notices.accept(name + " of " + stored.node().shown() + " could not be transferred: " + reason);
                return stored.entry();
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** A file that is whole and has no name yet. */
    private record Grown(Path file, int events) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    private Grown grown(TubId tub, Dict header, Iterable<EventJson> events) throws IOException, InterruptedException {
        Instant now = clock.instant();
        int[] count = {0};
        Path file = DurableFile.grow(places.growing(), out -> count[0] = write(out, tub, header, events, now));
        return new Grown(file, count[0]);
    }

    /** A file without a name, where an incident may grow before it is stored; it goes with its channel. */
    public FileChannel scratch() throws IOException {
        Path folder = Files.createDirectories(places.growing());
        return OutputFile.scratch(
                folder.resolve("scratch-" + ProcessHandle.current().pid() + "-" + SCRATCH.incrementAndGet()));
    }

    /** Notes that a tub is connected. */
    public void heard(TubId tub, @Nullable String address) throws InterruptedException {
        try (var _ = change()) {
            KnownNodes nodes = nodesFile.read();
            nodes.heard(tub, address, clock.instant());
            nodes.write();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** Notes whom the FURL was made for that a tub came by: it is that node, whatever its id. */
    public void invited(TubId tub, String node) throws InterruptedException {
        try (var _ = change()) {
            KnownNodes nodes = nodesFile.read();
            if (nodes.invited(tub, node)) {
                nodes.write();
            }
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** Gives the node of a tub a name. */
    public void name(TubId tub, String name) throws InterruptedException {
        try (var _ = change()) {
            KnownNodes nodes = nodesFile.read();
            nodes.name(tub, name);
            nodes.write();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** All nodes that were ever met. */
    public List<ReportingNode> nodes() throws IOException {
        return nodesFile.read().all();
    }

    /** Somebody may have deleted the index: it is made again before anything is added to it, since one line of it would hide what it lacks. */
    private StoreLock.Held change() throws IOException, InterruptedException {
        if (keys.isIndexGone()) {
            notices.accept("the index is gone, and is made again from the files");
            check();
        }
        return lock.hold();
    }

    private static int write(OutputStream out, TubId tub, Dict header, Iterable<EventJson> events, Instant now)
            throws IOException {
        int count = 0;
        double received = now.getEpochSecond() + now.getNano() / 1e9;
        try (FlogWriter writer = new FlogWriter(out, true)) {
            writer.header(header);
            for (EventJson event : events) {
                writer.event(event, tub.text(), received);
                count++;
            }
        }
        return count;
    }

    /** @param again whether it was stored before: then it stands in files of categories */
    private void sorted(TubId tub, IncidentName name, List<String> found, boolean again) throws IOException {
        String line = StorePlaces.relative(tub, name);
        Set<String> there = again ? categories.of(Set.of(line)).getOrDefault(line, new TreeSet<>()) : Set.of();
        categories.add(found.stream().filter(it -> !there.contains(it)).toList(), line);
    }

    /** To the index, in which there is one entry of it, however often it came. */
    private StoredIncident added(IncidentEntry entry) throws IOException, InterruptedException {
        KnownNodes nodes = nodesFile.read();
        if (nodes.of(entry.tub()).isEmpty()) {
            nodes.meet(entry.tub());
            nodes.write();
        }
        keys.refresh();
        boolean first = keys.isNew(entry.fingerprint());
        boolean regression = Resolved.read(places).isRegression(entry);
        if (keys.tub(entry.key()).isPresent()) {
            index.rewrite(other -> other.key().equals(entry.key()) && other.state() != IncidentEntry.State.COPY
                    ? Optional.empty()
                    : Optional.of(other));
        }
        keys.add(entry);
        makeRoom();
        return new StoredIncident(entry, nodes.meet(entry.tub()), first, regression);
    }

    private void makeRoom() throws IOException, InterruptedException {
        if (limits.isExceeded(keys.count() + quarantine.count(), keys.bytes() + quarantine.bytes())) {
            quarantine.makeRoom(limits, keys.count(), keys.bytes());
            if (limits.isExceeded(keys.count() + quarantine.count(), keys.bytes() + quarantine.bytes())) {
                new Retention(places, index, limits, notices).run();
            }
        }
    }

    private GatherException notKept(IOException e) {
        return new GatherException(IncidentError.NOT_KEPT, "an incident cannot be kept: " + e.getMessage(),
                places.base().toString(),
                "see that its disk has room and who may write there; the node offers it again",
                e);
    }
}
