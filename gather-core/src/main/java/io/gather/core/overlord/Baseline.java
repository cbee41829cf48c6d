package io.gather.core.overlord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.Names;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.Journal;
import io.gather.core.overlord.state.JournalEntry;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.report.Collected;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.UploadQueue;
import io.gather.core.watermark.ChainLink;
import io.gather.core.watermark.NewPosition;
import io.gather.core.watermark.NodePosition;
import io.gather.core.watermark.Watermarks;

/** What a gather of a cluster may build on, and what it leaves for the next. */
public final class Baseline {
    private static final String SIDECAR = ".sha256";

    private final StateDirectory state;
    private final Watermarks watermarks;

    public Baseline(StateDirectory state, String cluster) {
        this.state = state;
        this.watermarks = new Watermarks(state.watermarks(cluster));
    }

    /** The last gather of which all is delivered, after whatever was killed in between was made up for. */
    public Optional<ChainLink> head() throws IOException {
        settle();
        return watermarks.head(Baseline::isDelivered);
    }

    /** All that are known of, the oldest first. */
    public List<MarkedGather> all() throws IOException {
        String next = head().map(ChainLink::gather).orElse("");
        List<MarkedGather> all = new ArrayList<>();
        for (ChainLink link : watermarks.links()) {
            all.add(new MarkedGather(link, isDelivered(link), link.gather().equals(next),
                    watermarks.nodes(link.gather())));
        }
        return all;
    }

    /** Forgets how far the cluster was gathered: the next increment has everything. */
    public void reset() throws IOException {
        watermarks.reset();
    }

    /** As {@link #reset()}, of one node. Returns whether anything was known of it. */
    public boolean reset(String node) throws IOException {
        return watermarks.reset(file(node));
    }

    /** What is known of a gather that another builds on. */
    public Optional<ChainLink> link(String gather) {
        return watermarks.link(gather);
    }

    /** Gathers whose bundles one needs besides that of the next increment, the oldest first; none: it has everything. */
    public List<String> nextBase() throws IOException {
        List<String> base = new ArrayList<>();
        head().ifPresent(link -> {
            base.addAll(link.base());
            base.add(link.gather());
        });
        return List.copyOf(base);
    }

    List<String> base(Gather gather) {
        try {
            return nextBase();
        } catch (IOException e) {
            gather.notice("what was gathered before cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    /** Where a node stands by the gathers that one builds on. */
    NodePosition position(Gather gather, String place) {
        if (gather.base().isEmpty()) {
            return NodePosition.NOWHERE;
        }
        try {
            return watermarks.position(gather.base().getLast(), file(place));
        } catch (IOException e) {
            gather.notice(place + ": how far it was gathered cannot be read, so that everything is gathered: "
                    + e.getMessage());
            return NodePosition.NOWHERE;
        }
    }

    /** Before the bundle can count as delivered. */
    void leave(Gather gather) throws InterruptedException {
        if (!counts(gather.request())) {
            return;
        }
        try {
            write(gather);
        } catch (IOException e) {
            gather.notice("the next increment will have once more what this gather has: " + e.getMessage());
        }
    }

    private void write(Gather gather) throws IOException, InterruptedException {
        String id = gather.id().text();
        for (String place : gather.places()) {
            NewPosition position = new NewPosition(id, position(gather, place));
            try (Stream<Collected.Entry> results = gather.run().results(place)) {
                results.forEach(entry -> position.add(entry.result()));
            }
            watermarks.put(id, file(place), position.position());
        }
        if (!gather.base().isEmpty()) {
            watermarks.inherit(id, gather.base().getLast());
        }
        watermarks.put(ChainLink.begun(watermarks.nextNumber(), id, gather.base(),
                gather.request().increment().uploaded()));
    }

    /** When its bundle is finished, or sent. */
    void delivered(Gather gather) throws IOException {
        BundleFile packed = gather.packed();
        Optional<ChainLink> begun = watermarks.link(gather.id().text());
        if (packed == null || begun.isEmpty()) {
            return;
        }
        ChainLink link = begun.get().packed(packed.path(), packed.size(), packed.sha256());
        watermarks.put(gather.uploaded() instanceof Arrival.Verified ? link.uploaded() : link);
        Optional<ChainLink> head = head();
        if (head.isPresent()) {
            watermarks.prune(head.get(), unfinished());
        }
    }

    private static String file(String place) {
        return Names.ofPath(place).replace('/', '_');
    }

    /** Parts say nothing of what else is there: nothing goes on behind them. */
    private static boolean counts(GatherRequest request) {
        return !request.mode().equals("partial");
    }

    private Set<String> unfinished() {
        Set<String> open = new HashSet<>();
        state.unfinished().forEach(id -> open.add(id.text()));
        return open;
    }

    /** What was finished or sent by a process that could not say so here, or by another one. */
    private void settle() throws IOException {
        List<Dispatch> sent = new UploadQueue(state.uploads()).all();
        for (ChainLink link : watermarks.links()) {
            ChainLink settled = link;
            if (settled.bundle() == null) {
                settled = packed(settled);
            }
            if (!settled.verified() && sent.stream().anyMatch(it -> isArrived(it, link))) {
                settled = settled.uploaded();
            }
            if (!settled.equals(link)) {
                watermarks.put(settled);
            }
        }
    }

    private ChainLink packed(ChainLink link) {
        try {
            Path journal = state.run(new GatherId(link.gather())).journal();
            return Journal.last(Journal.read(journal), JournalEntry.Packed.class)
                    .map(it -> link.packed(it.bundle(), it.size(), it.sha256())).orElse(link);
        } catch (IOException | IllegalArgumentException neverPacked) {
            return link;
        }
    }

    private static boolean isArrived(Dispatch dispatch, ChainLink link) {
        return link.gather().equals(dispatch.gather()) && dispatch.arrived()
                && dispatch.arrival().filter(Arrival.Verified.class::isInstance).isPresent();
    }

    private static boolean isDelivered(ChainLink link) {
        if (link.uploads() || link.verified()) {
            return link.verified();
        }
        Path bundle = link.bundle();
        try {
            return bundle != null && Files.isRegularFile(bundle) && Files.size(bundle) == link.size()
                    && hasDigest(bundle.resolveSibling(bundle.getFileName() + SIDECAR), link);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Who takes the digest away does not take the bundle away. */
    private static boolean hasDigest(Path sidecar, ChainLink link) throws IOException {
        return link.sha256() != null
                && (!Files.exists(sidecar) || Files.readString(sidecar).startsWith(link.sha256()));
    }
}
