package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.files.DurableFile;
import io.gather.core.json.Json;
import io.gather.transport.foolscap.furl.TubId;
import org.jspecify.annotations.Nullable;

/** Which tub ids are one node. Guarded by the store. */
final class KnownNodes {
    /** Programs that take a new id at each start leave many behind. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final StorePlaces places;
    private final boolean damaged;
    private List<ReportingNode> nodes;

    private record Kept(List<ReportingNode> nodes) {}

    KnownNodes(StorePlaces places, List<ReportingNode> nodes, boolean damaged) {
        this.places = places;
        this.damaged = damaged;
        this.nodes = new ArrayList<>(nodes);
    }

    /** What cannot be read is made anew, as nodes come; for people the file is kept, since they gave names. */
    static KnownNodes read(StorePlaces places) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(places.nodes());
        } catch (NoSuchFileException e) {
            return new KnownNodes(places, List.of(), false);
        }
        try {
            return new KnownNodes(places, Json.read(bytes, Kept.class).nodes(), false);
        } catch (IOException | RuntimeException e) {
            return new KnownNodes(places, List.of(), true);
        }
    }

    boolean isDamaged() {
        return damaged;
    }

    List<ReportingNode> all() {
        return List.copyOf(nodes);
    }

    Optional<ReportingNode> of(TubId tub) {
        return nodes.stream().filter(node -> node.tubs().contains(tub.text())).findFirst();
    }

    ReportingNode meet(TubId tub) {
        return of(tub).orElseGet(() -> {
            ReportingNode met = new ReportingNode(tub.text(), null, List.of(tub.text()), null, null, null);
            nodes.add(met);
            return met;
        });
    }

    void heard(TubId tub, @Nullable String address, Instant when) {
        replace(meet(tub), meet(tub).heard(address, when));
    }

    void name(TubId tub, String name) {
        replace(meet(tub), meet(tub).named(name));
    }

    /**
     * A FURL that was made for one node says who it is, whatever its id.
     *
     * @return whether that was not known
     */
    boolean invited(TubId tub, String given) {
        ReportingNode its = meet(tub);
        if (given.equals(its.invited())) {
            return false;
        }
        if (its.invited() != null && its.tubs().size() > 1) {
            // It was taken for one with another node: a copied machine has the incidents of the other.
            replace(its, its.under(its.tubs().stream().filter(it -> !it.equals(tub.text())).toList()));
            its = meet(tub);
        }
        Optional<ReportingNode> known = nodes.stream().filter(it -> given.equals(it.invited())).findFirst();
        if (known.isPresent()) {
            nodes.remove(its);
            replace(known.get(), known.get().and(its));
        } else {
            replace(its, its.invited(given));
        }
        return true;
    }

    /** Whether they count as two nodes, and may be one. */
    boolean mayLink(TubId one, TubId other) {
        Optional<ReportingNode> first = of(one);
        Optional<ReportingNode> second = of(other);
        if (first.isEmpty() || second.isEmpty()) {
            return true;
        }
        String invited = first.get().invited();
        return !first.get().id().equals(second.get().id())
                && (invited == null || second.get().invited() == null || invited.equals(second.get().invited()));
    }

    /** Forgets ids under which nothing is kept, and nodes that had no others and came no more. */
    boolean forget(Instant now) throws IOException {
        List<ReportingNode> left = new ArrayList<>();
        for (ReportingNode node : nodes) {
            List<String> tubs = new ArrayList<>();
            for (String tub : node.tubs()) {
                if (isKept(new TubId(tub)) || tub.equals(node.id()) || tub.equals(node.tubs().getLast())) {
                    tubs.add(tub);
                } else {
                    Files.deleteIfExists(places.asked(new TubId(tub)));
                }
            }
            if (!isGone(node, now)) {
                left.add(node.under(tubs));
            }
        }
        boolean changed = !left.equals(nodes);
        nodes = left;
        return changed;
    }

    private boolean isGone(ReportingNode node, Instant now) {
        return node.name() == null && node.invited() == null && node.heard() != null
                && node.heard().isBefore(now.minus(FORGOTTEN))
                && node.tubs().stream().noneMatch(tub -> isKept(new TubId(tub)));
    }

    private boolean isKept(TubId tub) {
        return Files.isDirectory(places.tub(tub)) || Files.isDirectory(places.quarantine(tub))
                || Files.isDirectory(places.incomplete(tub));
    }

    /** @return whether they were two nodes until now */
    boolean link(TubId one, TubId other) {
        ReportingNode first = meet(one);
        ReportingNode second = meet(other);
        if (!mayLink(one, other)) {
            return false;
        }
        boolean inOrder = nodes.indexOf(first) < nodes.indexOf(second);
        ReportingNode stays = inOrder ? first : second;
        ReportingNode goes = inOrder ? second : first;
        nodes.remove(goes);
        replace(stays, stays.and(goes));
        return true;
    }

    private void replace(ReportingNode before, ReportingNode after) {
        nodes.replaceAll(node -> node.id().equals(before.id()) ? after : node);
    }

    void write() throws IOException {
        if (damaged) {
            Files.move(places.nodes(), places.nodes().resolveSibling("nodes.json.damaged"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        DurableFile.write(places.nodes(), Json.write(new Kept(nodes)) + "\n");
    }
}
