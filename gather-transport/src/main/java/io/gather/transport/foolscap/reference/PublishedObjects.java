package io.gather.transport.foolscap.reference;

import java.util.Optional;

import io.gather.transport.foolscap.furl.TubId;

/** The objects that peers may ask for. Asked by many threads. */
@FunctionalInterface
public interface PublishedObjects {
    /**
     * @param name of the object, the secret of its FURL, as the peer says it
     * @param peer who asks
     */
    Optional<Published> find(String name, TubId peer);
}
