package io.gather.cli.gathering;

import java.util.EnumSet;
import java.util.Set;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.RunOptions;
import io.gather.core.error.GatherException;
import io.gather.core.obfuscate.scan.IdentityKind;
import io.gather.core.overlord.request.Discretion;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.MaskKeyFile;
import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;

/** How a gather masks secrets, or whether it may leave them as they are. */
record Secrecy(Surroundings surroundings, RunOptions options) {
    /** @throws GatherException when secrets are to be kept, and whoever sits there does not agree */
    void check(Settings settings) throws InterruptedException {
        boolean asks = keeps(settings) && !options.yes() && options.mayAsk() && surroundings.atTerminal();
        if (asks && !surroundings.agrees("Passwords, keys and tokens will stay in the bundle as they are. Gather?")) {
            throw new GatherException(CommandError.KEEPING_NOT_AGREED,
                    "secrets would stay in the bundle, and nobody agreed", "",
                    "agree to it: --yes; or let them be masked, as they are unless options or settings say otherwise");
        }
    }

    /** Null: they are kept. */
    @Nullable
    Concealment concealment(Settings settings) {
        return keeps(settings)
                ? null
                : new Concealment(surroundings.secretRules(), new MaskKeyFile(settings.state()).key());
    }

    /** As {@link #concealment}, of what is only shown: no key is made for it. */
    @Nullable
    Concealment preview(Settings settings) {
        return keeps(settings) ? null : new Concealment(surroundings.secretRules(), "");
    }

    /**
     * What is done about identities.
     *
     * @param before which were replaced in what this gather completes
     */
    Discretion discretion(Settings settings, Set<IdentityKind> before) {
        Set<IdentityKind> kinds = EnumSet.noneOf(IdentityKind.class);
        kinds.addAll(settings.redact().kinds());
        kinds.addAll(before);
        boolean searches = settings.redact().checkLeaks();
        return kinds.isEmpty() && !searches
                ? Discretion.NONE
                : new Discretion(kinds, searches, surroundings.ownIdentities());
    }

    private static boolean keeps(Settings settings) {
        return settings.redact().keepSecrets();
    }
}
