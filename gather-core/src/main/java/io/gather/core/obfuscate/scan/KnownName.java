package io.gather.core.obfuscate.scan;

/** A word that is looked for, and what stands for it. */
public record KnownName(IdentityKind kind, String text, String replacement) {
    /** Users are told apart by upper and lower case; the others are not. */
    boolean isExact() {
        return kind == IdentityKind.USER;
    }
}
