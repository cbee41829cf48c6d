package io.gather.transport.foolscap.reference;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.message.Value;

/** Objects of ours that the peer of one connection holds. Each time that one is sent counts, until the peer gives as many back. */
final class Exports {
    private final IdentityHashMap<Referenceable, Long> ids = new IdentityHashMap<>();
    private final Map<Long, Export> held = new HashMap<>();
    private long last;

    private record Export(Referenceable object, long count) {}

    /** As it is to be sent now: what it is and its FURL are told the first time only. */
    synchronized Value.Sender send(Referenceable object, Optional<Furl> furl) {
        Long known = ids.get(object);
        if (known != null) {
            held.computeIfPresent(known, (_, it) -> new Export(it.object(), it.count() + 1));
            return new Value.Sender(known, Optional.empty(), Optional.empty());
        }
        last++;
        ids.put(object, last);
        held.put(last, new Export(object, 1));
        return new Value.Sender(last, Optional.of(object.type()).filter(it -> !it.isEmpty()), furl);
    }

    synchronized Optional<Referenceable> find(long id) {
        return Optional.ofNullable(held.get(id)).map(Export::object);
    }

    /** More than it was sent is as much as it was sent. */
    synchronized void release(long id, long count) {
        Export export = held.get(id);
        if (export == null || count <= 0) {
            return;
        }
        if (export.count() > count) {
            held.put(id, new Export(export.object(), export.count() - count));
        } else {
            held.remove(id);
            ids.remove(export.object());
        }
    }
}
