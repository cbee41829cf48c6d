package io.gather.cli.options;

import io.gather.core.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a bundle may tell those who may not know everything. */
public final class DiscretionOptions {
    @Option(names = "--keep-secrets", arity = "0..1", fallbackValue = "true", description = "leave passwords, keys and tokens as they are, instead of masking them; asks first")
    private @Nullable Boolean keepSecrets;

    @Option(names = "--obfuscate", arity = "0..1", fallbackValue = IdentityKinds.ALL, paramLabel = "KINDS", converter = TypedKinds.Form.class, description = "replace what tells whose machines they are: ip,mac,host,domain,user,mail, or some of these (default: all); what is left ends with code 8")
    private @Nullable TypedKinds obfuscate;

    @Option(names = "--check-leaks", arity = "0..1", fallbackValue = "true", description = "search the bundle for secrets, and for identities that are known; what is found ends with code 8")
    private @Nullable Boolean checkLeaks;

    SettingChanges changes(Settings saved) {
        return new SettingChanges(saved.table()).put("redact.keep_secrets", "--keep-secrets", keepSecrets)
                .put("redact.obfuscate", "--obfuscate", obfuscate == null ? null : obfuscate.words())
                .put("redact.check_leaks", "--check-leaks", checkLeaks);
    }
}
