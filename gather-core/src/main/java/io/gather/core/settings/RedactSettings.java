package io.gather.core.settings;

import java.util.List;

/**
 * What is kept out of bundles.
 *
 * @param masks expressions for what stands nowhere in a bundle; of a match the first group stays
 */
public record RedactSettings(List<String> masks) {
    public static final Section<RedactSettings> SECTION = new Section<>("redact", new RedactSettings(List.of()),
            (redact, each) -> new RedactSettings(each.of("masks", Forms.MASKS, redact.masks)));

    public RedactSettings {
        masks = List.copyOf(masks);
    }
}
