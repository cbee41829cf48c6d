package io.gather.core.secret;

import java.util.List;
import java.util.Optional;

/** Where what must stay secret comes from, asked for when it is needed. Safe for several threads. */
@FunctionalInterface
public interface Secrets {
    /** A copy of its own for the caller, who wipes it. */
    Optional<char[]> find(Secret secret);

    /** No more than what was declared: to ask for another one is a mistake in the program. */
    default Secrets only(List<Secret> declared) {
        List<Secret> known = List.copyOf(declared);
        return secret -> {
            if (!known.contains(secret)) {
                throw new IllegalArgumentException("the secret '" + secret.name() + "' was not declared");
            }
            return find(secret);
        };
    }

    static Secrets none() {
        return _ -> Optional.empty();
    }
}
