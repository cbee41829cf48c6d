package io.gather.incident.gatherer;

import java.util.Optional;

import io.gather.transport.foolscap.furl.Furl;

/** Knows by which names the gatherer may be asked for, and whom each is for. Asked by many threads. */
public interface GathererName {
    /**
     * @param name the secret of a FURL, as the peer says it
     * @return for whom it is; empty: it is none of ours
     */
    Optional<Invited> find(String name);

    /** Whether a node that was let in by an earlier answer would still be. */
    boolean isValid(Invited invited);

    /** @param node whom the FURL was made for; empty: for all nodes */
    record Invited(Optional<String> node, Furl furl) {}
}
