package io.gather.core.obfuscate;

import java.io.OutputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.obfuscate.scan.KnownName;
import io.gather.core.obfuscate.scan.NameTrie;
import io.gather.core.obfuscate.scan.Rewriter;

/**
 * What must not be left in a bundle: all that was ever replaced here, and names that are known. What is an original and stands for another
 * one too says nothing where it is found, and is not looked for. Safe for several threads.
 */
public final class Originals {
    private static final Set<IdentityKind> NAMES = EnumSet.of(IdentityKind.HOST, IdentityKind.DOMAIN,
            IdentityKind.USER);

    private final Map<String, Original> all = new HashMap<>();
    private final NameTrie names;
    private long ambiguous;

    /** @param known of the machines themselves */
    public Originals(IdentityMap map, KnownIdentities known) {
        this(map, known, EnumSet.allOf(IdentityKind.class));
    }

    /** @param kinds those of others may be there */
    public Originals(IdentityMap map, KnownIdentities known, Set<IdentityKind> kinds) {
        for (ReplacedIdentity identity : map.all()) {
            if (!identity.part() && kinds.contains(identity.kind())) {
                add(map, identity.kind(), identity.original());
            }
        }
        known.all().stream().filter(it -> kinds.contains(it.kind()))
                .forEach(name -> add(map, name.kind(), name.text()));
        names = NameTrie.of(all.values().stream().filter(it -> NAMES.contains(it.kind()))
                .map(it -> new KnownName(it.kind(), it.text(), it.text())).toList());
    }

    private void add(IdentityMap map, IdentityKind kind, String text) {
        if (map.find(text) == null) {
            all.putIfAbsent(text, new Original(kind, text));
        } else {
            ambiguous++;
        }
    }

    public Collection<Original> all() {
        return all.values();
    }

    /** How many are not looked for. */
    public long ambiguous() {
        return ambiguous;
    }

    /** Takes content, and tells what it finds in any writing that an {@link Obfuscator} knows; {@link ObfuscatedStream#finish} ends it. */
    public ObfuscatedStream search(Consumer<Original> found) {
        return new ObfuscatedStream(OutputStream.nullOutputStream(), new Rewriter(new Watching(all, found), names));
    }

    /** The same in what is no content. */
    public void search(String text, Consumer<Original> found) {
        String _ = Obfuscator.rewritten(new Rewriter(new Watching(all, found), names), text);
    }
}
