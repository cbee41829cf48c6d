package io.gather.core.obfuscate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

import io.gather.core.obfuscate.address.AddressKey;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;
import io.gather.core.obfuscate.scan.NameTrie;
import io.gather.core.obfuscate.scan.Rewriter;

/**
 * Replaces what tells whose machines they are, the same way everywhere: addresses keep their networks, names become others. Whoever
 * has the key and the map gets them back by {@link Revelation}. Safe for several threads.
 */
public final class Obfuscator {
    private final Forward forward;
    private final NameTrie names;
    private final IdentityMap map;
    private final Set<IdentityKind> kinds;

    /**
     * @param kinds that are replaced
     * @param names that are known of the machines
     * @param map takes down what was replaced
     */
    public Obfuscator(AddressKey key, Set<IdentityKind> kinds, KnownIdentities names, IdentityMap map) {
        Pseudonyms pseudonyms = new Pseudonyms(key);
        Collection<KnownName> known = names.names(pseudonyms, kinds);
        this.forward = new Forward(key, kinds, pseudonyms, map);
        this.names = NameTrie.of(known);
        this.map = map;
        this.kinds = Set.copyOf(kinds);
    }

    public Set<IdentityKind> kinds() {
        return kinds;
    }

    public IdentityMap map() {
        return map;
    }

    /** How often each kind was replaced. */
    public Map<IdentityKind, Long> counts() {
        return forward.counts();
    }

    public ObfuscatedStream content(OutputStream out) {
        return new ObfuscatedStream(out, new Rewriter(forward, names));
    }

    /** A name, a path, a message: what is no content. */
    public String text(String text) {
        return rewritten(new Rewriter(forward, names), text);
    }

    static String rewritten(Rewriter rewriter, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 32);
        try {
            rewriter.rewrite(bytes, 0, bytes.length, bytes.length, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
