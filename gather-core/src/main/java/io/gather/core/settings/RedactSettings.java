package io.gather.core.settings;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.gather.core.obfuscate.scan.IdentityKind;

/**
 * What is kept out of bundles.
 *
 * @param keepSecrets whether only what masks find is kept out, and no rule looks for secrets
 * @param masks expressions for what stands nowhere in a bundle; of a match the first group stays
 * @param obfuscate words for the kinds of identities that are replaced
 * @param checkLeaks whether bundles are searched, though nothing is replaced
 */
public record RedactSettings(boolean keepSecrets, List<String> masks, List<String> obfuscate, boolean checkLeaks) {
    public static final Section<RedactSettings> SECTION = new Section<>("redact",
            new RedactSettings(false, List.of(), List.of(), false),
            (redact, each) -> new RedactSettings(each.of("keep_secrets", Forms.FLAG, redact.keepSecrets),
                    each.of("masks", Forms.MASKS, redact.masks),
                    each.of("obfuscate", Forms.IDENTITIES, redact.obfuscate),
                    each.of("check_leaks", Forms.FLAG, redact.checkLeaks)));

    public RedactSettings {
        masks = List.copyOf(masks);
        obfuscate = List.copyOf(obfuscate);
    }

    /** That are replaced. */
    public Set<IdentityKind> kinds() {
        if (obfuscate.contains(IdentityKind.ALL)) {
            return EnumSet.allOf(IdentityKind.class);
        }
        Set<IdentityKind> kinds = EnumSet.noneOf(IdentityKind.class);
        obfuscate.forEach(word -> kinds.add(IdentityKind.of(word)));
        return kinds;
    }
}
