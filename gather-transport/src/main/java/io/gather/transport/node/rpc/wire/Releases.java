package io.gather.transport.node.rpc.wire;

import java.util.List;

/** Outcomes whose results may be forgotten, by the names that they have in the spool. */
public record Releases(List<String> spools) {
    public Releases {
        spools = List.copyOf(spools);
    }
}
