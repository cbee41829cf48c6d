package io.gather.cli.redact;

import java.nio.file.Path;
import java.util.Set;

import io.gather.cli.options.IdentityKinds;
import io.gather.cli.options.TypedKinds;
import io.gather.core.obfuscate.scan.IdentityKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What becomes of a bundle that is written anew. */
final class CleanseOptions {
    @Option(names = {"-o",
            "--output"}, paramLabel = "FILE", description = "the new bundle (default: beside it, with -redacted)")
    private @Nullable Path target;

    @Option(names = "--overwrite", description = "replace a file that is there already; never the bundle itself")
    private boolean overwrite;

    @Option(names = "--keep-secrets", description = "leave secrets as they are")
    private boolean keepSecrets;

    @Option(names = "--obfuscate", arity = "0..1", fallbackValue = IdentityKinds.ALL, paramLabel = "KINDS", converter = TypedKinds.Form.class, description = "replace identities too: ip,mac,host,domain,user,mail, or some of these (default: all)")
    private TypedKinds kinds = new TypedKinds(Set.of());

    @Nullable
    Path target() {
        return target;
    }

    boolean overwrite() {
        return overwrite;
    }

    boolean keepSecrets() {
        return keepSecrets;
    }

    Set<IdentityKind> kinds() {
        return kinds.all();
    }
}
