package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.upload.Envelope;
import io.gather.transport.error.WayError;

/** What bundles are sealed with, by the recipients of the settings. */
public final class Envelopes {
    private static final String GPG = "gpg:";

    private Envelopes() {}

    /**
     * @param recipients {@code age1…} or {@code gpg:KEYID}, of one kind; empty: bundles are sent as they are
     * @throws GatherException when one is none
     */
    public static Optional<Envelope> of(List<String> recipients) {
        if (recipients.isEmpty()) {
            return Optional.empty();
        }
        List<String> keys = recipients.stream().filter(it -> it.startsWith(GPG)).map(it -> it.substring(GPG.length()))
                .toList();
        if (!keys.isEmpty() && keys.size() < recipients.size()) {
            throw new GatherException(WayError.RECIPIENTS_MIXED,
                    "a bundle cannot be for recipients of age and of gpg at once", "encrypt_to",
                    "name only recipients that begin with gpg:, or only others");
        }
        return Optional.of(keys.isEmpty() ? new AgeEnvelope(recipients) : new PgpEnvelope(keys));
    }

    /**
     * Tries the recipients, so that what is wrong with them is said before anything is gathered.
     *
     * @throws GatherException when one cannot be used
     */
    public static void check(List<String> recipients) throws InterruptedException {
        Optional<Envelope> envelope = of(recipients);
        if (envelope.isPresent()) {
            try {
                Envelope.Seal ignored = envelope.get().seal();
            } catch (IOException e) {
                throw new GatherException(WayError.RECIPIENTS_UNTRIED, "the recipients cannot be tried: " + e,
                        "encrypt_to", "try again, or take it out of the settings", e);
            }
        }
    }
}
