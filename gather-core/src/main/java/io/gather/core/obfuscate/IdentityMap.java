package io.gather.core.obfuscate;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** What was replaced by what, in memory; only its owner may have it. Bounded; safe for several threads. */
public final class IdentityMap {
    /** More are replaced all the same, and not brought back. */
    public static final int MOST = 200_000;

    private final Map<String, ReplacedIdentity> byReplacement = new ConcurrentHashMap<>();

    /**
     * What is known of the replacement already stays, unless it was known as a part only.
     *
     * @return whether this is new
     */
    public boolean add(ReplacedIdentity identity) {
        ReplacedIdentity known = byReplacement.get(identity.replacement());
        if (known != null) {
            return known.part() && !identity.part() && byReplacement.replace(identity.replacement(), known, identity);
        }
        return byReplacement.size() < MOST && byReplacement.putIfAbsent(identity.replacement(), identity) == null;
    }

    /** Null where nothing was replaced by this. */
    public @Nullable ReplacedIdentity find(String replacement) {
        return byReplacement.get(replacement);
    }

    public Collection<ReplacedIdentity> all() {
        return byReplacement.values();
    }

    public int size() {
        return byReplacement.size();
    }
}
