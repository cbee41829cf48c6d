package io.gather.incident.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final StorePlaces places;
    private List<ReportingNode> nodes;

    private record Kept(List<ReportingNode> nodes) {}

    private KnownNodes(StorePlaces places, List<ReportingNode> nodes) {
        this.places = places;
        this.nodes = new ArrayList<>(nodes);
    }

    /** What cannot be read is made anew: names that people gave are kept elsewhere too, by whoever gives them. */
    static KnownNodes read(StorePlaces places) throws IOException {
        Path file = places.nodes();
        return new KnownNodes(places,
                Files.isRegularFile(file) ? Json.read(Files.readAllBytes(file), Kept.class).nodes() : List.of());
    }

    List<ReportingNode> all() {
        return List.copyOf(nodes);
    }

    Optional<ReportingNode> of(TubId tub) {
        return nodes.stream().filter(node -> node.tubs().contains(tub.text())).findFirst();
    }

    ReportingNode meet(TubId tub) {
        return of(tub).orElseGet(() -> {
            ReportingNode met = new ReportingNode(tub.text(), null, List.of(tub.text()), null, null);
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

    /** @return whether they were two nodes until now */
    boolean link(TubId one, TubId other) {
        ReportingNode first = meet(one);
        ReportingNode second = meet(other);
        if (first.id().equals(second.id())) {
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
        DurableFile.write(places.nodes(), Json.write(new Kept(nodes)) + "\n");
    }
}
