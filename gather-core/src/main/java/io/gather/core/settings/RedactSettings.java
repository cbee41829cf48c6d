package io.gather.core.settings;

import java.util.List;

/**
 * What is kept out of bundles.
 *
 * @param keepSecrets whether only what masks find is kept out, and no rule looks for secrets
 * @param masks expressions for what stands nowhere in a bundle; of a match the first group stays
 */
public record RedactSettings(boolean keepSecrets, List<String> masks) {
    public static final Section<RedactSettings> SECTION = new Section<>("redact", new RedactSettings(false, List.of()),
            (redact, each) -> new RedactSettings(each.of("keep_secrets", Forms.FLAG, redact.keepSecrets),
                    each.of("masks", Forms.MASKS, redact.masks)));

    public RedactSettings {
        masks = List.copyOf(masks);
    }
}
