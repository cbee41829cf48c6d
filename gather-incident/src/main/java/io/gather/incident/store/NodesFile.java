package io.gather.incident.store;

import java.io.IOException;
import java.util.List;

/** Known nodes, of which there may be thousands, read again only where another process or thread has changed them. Safe for several threads. */
final class NodesFile {
    private final StorePlaces places;
    private String version = "";
    private List<ReportingNode> nodes = List.of();

    NodesFile(StorePlaces places) {
        this.places = places;
    }

    /** For its caller alone, who may change it under the store's lock. */
    synchronized KnownNodes read() throws IOException {
        String now = FileVersion.of(places.nodes());
        if (!now.isEmpty() && now.equals(version)) {
            return new KnownNodes(places, nodes, false);
        }
        KnownNodes read = KnownNodes.read(places);
        version = read.isDamaged() ? "" : now;
        nodes = read.all();
        return read;
    }
}
