package io.gather.core.report;

import org.jspecify.annotations.Nullable;

/**
 * What a bundle tells those who may not know everything.
 *
 * @param secrets what became of them; null: that is not known
 * @param identities which were replaced; null: they are as they were
 * @param leaks what is left all the same; null: nobody looked
 */
public record Disclosure(@Nullable SecretHandling secrets, @Nullable HiddenIdentities identities,
        @Nullable LeakMeter leaks) {
    public static final Disclosure UNKNOWN = new Disclosure(null, null, null);
}
