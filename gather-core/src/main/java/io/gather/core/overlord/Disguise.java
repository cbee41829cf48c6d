package io.gather.core.overlord;

import java.nio.file.Path;
import java.util.Set;

import io.gather.core.inventory.Inventory;
import io.gather.core.leak.LeakCheck;
import io.gather.core.leak.LeakReport;
import io.gather.core.leak.LeakSearch;
import io.gather.core.obfuscate.IdentityMap;
import io.gather.core.obfuscate.IdentityStore;
import io.gather.core.obfuscate.KnownIdentities;
import io.gather.core.obfuscate.Obfuscator;
import io.gather.core.obfuscate.Originals;
import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.Redactor;

/** What stands for the identities of a gather's machines: in its bundle, in the bundle's name, and where that is sent. For one thread. */
final class Disguise {
    private final IdentityStore store;
    private final GatherRequest request;
    private final Inventory inventory;
    private final Set<IdentityKind> kinds;
    private final IdentityMap map = new IdentityMap();

    private Disguise(IdentityStore store, GatherRequest request, Inventory inventory, Set<IdentityKind> kinds) {
        this.store = store;
        this.request = request;
        this.inventory = inventory;
        this.kinds = kinds;
    }

    static Disguise of(StateDirectory state, GatherRequest request, Inventory inventory) {
        return new Disguise(new IdentityStore(state.identities()), request, inventory, request.discretion().kinds());
    }

    /** As it may be told. */
    String text(String name) {
        if (kinds.isEmpty()) {
            return name;
        }
        String told = obfuscator(new KnownIdentities()).text(name);
        save();
        return told;
    }

    /** @param more names besides those that are known before anything is gathered */
    Obfuscator obfuscator(KnownIdentities more) {
        AddressKey key = store.key();
        return new Obfuscator(key, kinds, store.known(names().add(more)), map);
    }

    /** Before a bundle is finished: what is in it can be brought back then, whatever happens. */
    void save() {
        if (map.size() > 0) {
            store.save(map);
        }
    }

    /** Of a bundle that is not finished yet. */
    LeakCheck check() {
        return new LeakCheck(leaks());
    }

    LeakReport search(Path finished) {
        return leaks().of(finished);
    }

    private LeakSearch leaks() {
        Concealment by = request.concealment();
        return new LeakSearch(originals(), secrets(), by == null ? "" : by.key());
    }

    /** Of all kinds where none is replaced. */
    private Originals originals() {
        return kinds.isEmpty() ? new Originals(store.map(), names()) : new Originals(store.map(), names(), kinds);
    }

    /** Those that were to be masked. */
    private Redactor secrets() {
        Concealment by = request.concealment();
        return by == null ? Redactor.NONE : Redactor.of(new Concealment(by.rules(), ""), request.masks());
    }

    private KnownIdentities names() {
        KnownIdentities names = new KnownIdentities().host(request.cluster());
        inventory.nodes().forEach(node -> names.host(node.name()).host(node.address()));
        request.discretion().own().forEach(names::host);
        return names;
    }
}
