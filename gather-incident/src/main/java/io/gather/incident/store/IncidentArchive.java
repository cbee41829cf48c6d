package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.incident.classify.Classifier;
import io.gather.incident.classify.Fingerprint;
import io.gather.incident.error.IncidentError;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/** The incidents of a directory, for whoever looks at them: beside a gatherer that runs, in a process of its own. Safe for several threads. */
public final class IncidentArchive {
    private final StorePlaces places;
    private final IncidentIndex index;
    private final StoreLock lock;
    private final Classifier classifier;

    private IncidentArchive(StorePlaces places, Classifier classifier) {
        this.places = places;
        this.index = new IncidentIndex(places);
        this.lock = new StoreLock(places.lock());
        this.classifier = classifier;
    }

    /**
     * Brings the index up to date first, where something came without it.
     *
     * @param notices sentences for whoever asked, without secrets
     */
    public static IncidentArchive open(Path base, Classifier classifier, Consumer<String> notices)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(base)) {
            throw new GatherException(IncidentError.NOT_THERE, "there is no such directory", base.toString(),
                    "name the directory of an incident gatherer with --directory, or set incident.directory to it");
        }
        IncidentArchive archive = new IncidentArchive(new StorePlaces(base), classifier);
        if (!StoreCheck.isCurrent(archive.places)) {
            archive.check(notices);
        }
        return archive;
    }

    private void check(Consumer<String> notices) throws IOException, InterruptedException {
        try {
            new StoreCheck(places, lock, classifier, Clock.systemUTC(), false, notices).run();
        } catch (FileSystemException e) {
            boolean forbidden = e instanceof AccessDeniedException
                    || String.valueOf(e.getReason()).contains("Read-only");
            if (!forbidden || !index.isThere()) {
                throw new GatherException(IncidentError.NOT_KEPT, "the index of the incidents cannot be made: " + e
                        .getMessage(), places.base().toString(), "do it as the user whom the directory belongs to", e);
            }
            notices.accept("what came since " + Files.getLastModifiedTime(places.index())
                    + " is not shown: the index belongs to somebody else");
        }
    }

    /** Changes whenever what {@link #each} tells does. */
    public String version() throws IOException {
        return index.version();
    }

    /** One after the other, in the order in which they were stored. */
    public void each(IncidentQuery query, Consumer<IncidentEntry> each) throws IOException {
        index.scan(line -> {
            if (query.isMet(line)) {
                line.entry().ifPresent(each);
            }
        });
    }

    /** The newest first: for whoever reads very many, or may stop before the end. */
    public NewestIncidents newestOf(IncidentQuery query, int most) throws IOException {
        return new NewestIncidents(places.index(), query, most);
    }

    /** The newest first; all are held. */
    public List<IncidentEntry> newest(IncidentQuery query, int most) throws IOException {
        List<IncidentEntry> newest = new ArrayList<>();
        try (NewestIncidents found = newestOf(query, most)) {
            for (IncidentEntry entry = found.next(); entry != null; entry = found.next()) {
                newest.add(entry);
            }
        }
        return newest;
    }

    /**
     * @param text the name, or its end, which is random enough
     * @throws GatherException when there is none, or several
     */
    public IncidentEntry find(String text) throws IOException {
        List<IncidentEntry> found = new ArrayList<>();
        index.scan(line -> {
            boolean isIt = found.size() < 2 && (line.name().equals(text) || line.name().endsWith("-" + text));
            if (isIt && IncidentQuery.ALL.isMet(line)) {
                line.entry().ifPresent(found::add);
            }
        });
        if (found.size() != 1) {
            throw new GatherException(IncidentError.NOT_THERE,
                    found.isEmpty() ? "there is no such incident" : "there are several such incidents", text,
                    "list the incidents, and copy a name from there");
        }
        return found.getFirst();
    }

    /** Where it is; empty when it went to make room. */
    public Optional<Path> file(IncidentEntry entry) {
        Path file = switch (entry.state()) {
            case WHOLE, COPY, REMOVED -> places.incident(entry.tub(), entry.name());
            case INCOMPLETE -> places.incomplete(entry.tub(), entry.name());
        };
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** What is alike, together; the one that was seen last first. */
    public List<FingerprintCount> fingerprints(IncidentQuery query) throws IOException {
        Resolved resolved = resolved();
        Map<String, FingerprintCount> counts = new HashMap<>();
        each(query, entry -> counts.merge(entry.fingerprint().text(), FingerprintCount.of(entry, resolved),
                FingerprintCount::and));
        return counts.values().stream().sorted(Comparator.comparing(FingerprintCount::last).reversed()).toList();
    }

    public List<ReportingNode> nodes() throws IOException {
        return KnownNodes.read(places).all();
    }

    /**
     * The ids of the nodes that are called so, or whose id begins so.
     *
     * @throws GatherException when there is none
     */
    public Set<String> tubs(String node) throws IOException {
        Set<String> tubs = new TreeSet<>();
        for (ReportingNode known : nodes()) {
            if (node.equals(known.name()) || known.tubs().stream().anyMatch(tub -> tub.startsWith(node))) {
                tubs.addAll(known.tubs());
            }
        }
        if (tubs.isEmpty()) {
            throw new GatherException(IncidentError.NOT_THERE, "there is no such node", node, "list the nodes");
        }
        return tubs;
    }

    public Resolved resolved() throws IOException {
        return Resolved.read(places);
    }

    /** @param when null: it is not resolved */
    public void resolve(Fingerprint fingerprint, @Nullable Instant when) throws IOException, InterruptedException {
        try (var _ = lock.hold()) {
            Resolved.read(places).with(fingerprint, when).write(places);
        }
    }

    /** Gives a node a name. */
    public void name(ReportingNode node, String name) throws IOException, InterruptedException {
        try (var _ = lock.hold()) {
            KnownNodes nodes = KnownNodes.read(places);
            nodes.name(new TubId(node.id()), name);
            nodes.write();
        }
    }

    /**
     * Sorts incidents into categories anew. What was written of them before stays in the files of categories, which only grow.
     *
     * @param all false: those alone that no rule knew
     * @return how many have other categories now
     */
    public int reclassify(boolean all) throws IOException, InterruptedException {
        return new Reclassification(places, lock, classifier).run(all);
    }
}
