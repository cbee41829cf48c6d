package io.gather.cli.options;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.error.InputError;
import io.gather.core.obfuscate.scan.IdentityKind;
import org.jspecify.annotations.Nullable;

/** Kinds of identities as they are typed: with commas between them, or all of them. */
public final class IdentityKinds {
    public static final String ALL = IdentityKind.ALL;

    private IdentityKinds() {}

    public static boolean isOne(String word) {
        return word.equals(ALL) || Arrays.stream(IdentityKind.values()).anyMatch(kind -> kind.word().equals(word));
    }

    /** @param text null: none */
    public static Set<IdentityKind> of(@Nullable String text) {
        Set<IdentityKind> kinds = EnumSet.noneOf(IdentityKind.class);
        for (String word : text == null || text.isBlank() ? new String[0] : text.split(",", -1)) {
            if (word.strip().equals(ALL)) {
                kinds.addAll(EnumSet.allOf(IdentityKind.class));
            } else {
                kinds.add(kind(word.strip()));
            }
        }
        return kinds;
    }

    private static IdentityKind kind(String word) {
        try {
            return IdentityKind.of(word);
        } catch (IllegalArgumentException e) {
            throw new GatherException(InputError.SETTINGS_WRONG, String.valueOf(e.getMessage()), "--obfuscate",
                    "write it like --obfuscate=ip,mac", e);
        }
    }
}
