package io.gather.core.overlord.request;

import java.util.List;
import java.util.Set;

import io.gather.core.obfuscate.scan.IdentityKind;

/**
 * What is done lest a bundle tells whose machines it is of.
 *
 * @param kinds of identities that are replaced; empty: none
 * @param checked whether the bundle is searched for what may not be in it, though nothing is replaced
 * @param own names and addresses of this machine
 */
public record Discretion(Set<IdentityKind> kinds, boolean checked, List<String> own) {
    public static final Discretion NONE = new Discretion(Set.of(), false, List.of());

    public Discretion {
        kinds = Set.copyOf(kinds);
        own = List.copyOf(own);
    }

    public boolean obfuscates() {
        return !kinds.isEmpty();
    }

    /** What is replaced is also looked for. */
    public boolean searches() {
        return checked || obfuscates();
    }
}
