package io.gather.core.obfuscate;

import java.io.OutputStream;
import java.util.List;
import java.util.Set;

import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;
import io.gather.core.obfuscate.scan.NameTrie;
import io.gather.core.obfuscate.scan.Rewriter;

/** The way back, for who has the key and the map. For one thread. */
public final class Revelation {
    private static final Set<IdentityKind> NAMES = Set.of(IdentityKind.HOST, IdentityKind.DOMAIN, IdentityKind.USER);

    private final Backward backward;
    private final NameTrie names;

    public Revelation(AddressKey key, IdentityMap map) {
        backward = new Backward(key, map);
        names = NameTrie.of(map.all().stream()
                .filter(it -> NAMES.contains(it.kind()))
                .map(it -> new KnownName(it.kind(), it.replacement(), it.original())).toList());
    }

    public String text(String text) {
        return Obfuscator.rewritten(new Rewriter(backward, names), text);
    }

    /** {@link ObfuscatedStream#finish} ends it. */
    public ObfuscatedStream content(OutputStream out) {
        return new ObfuscatedStream(out, new Rewriter(backward, names));
    }

    /** How many were brought back. */
    public long revealed() {
        return backward.revealed();
    }

    /** The first thousand that were brought back, each once. */
    public List<ReplacedIdentity> found() {
        return List.copyOf(backward.found());
    }

    /** Addresses that were never written by this owner, or too long ago; they stay as they are. */
    public Set<String> unknown() {
        return Set.copyOf(backward.unknown());
    }
}
