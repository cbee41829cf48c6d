package io.gather.core.obfuscate.scan;

import java.util.Locale;

/** What tells whose machine it is. */
public enum IdentityKind {
    IP,
    MAC,
    HOST,
    DOMAIN,
    USER,
    MAIL;

    /** The word for each of them. */
    public static final String ALL = "all";

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a message for the user, where it is none */
    public static IdentityKind of(String word) {
        for (IdentityKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + word + "' is none of ip, mac, host, domain, user, mail");
    }
}
