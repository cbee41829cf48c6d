package io.gather.core.obfuscate.scan;

import io.gather.core.obfuscate.address.Ipv6;
import org.jspecify.annotations.Nullable;

/**
 * What is written in place of what was found, in one of the two directions. Whatever is to stay is given back as it is. Safe for
 * several threads.
 */
public interface Substitution {
    /** Whether such identities are looked for at all. */
    boolean covers(IdentityKind kind);

    /** @param length of the prefix that stands behind it; 32 where there is none */
    int ipv4(int address, int length);

    /** @param length of the prefix that stands behind it; 128 where there is none */
    Ipv6 ipv6(Ipv6 address, int length);

    long mac(long mac);

    /** Null where it stays. */
    @Nullable
    String mail(String local, String domain);

    /** A label in front of a domain that is known; null where it stays. */
    @Nullable
    String label(String label, boolean first);

    /** A name that is known was met. */
    void met(KnownName name);
}
