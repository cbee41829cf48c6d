package io.gather.cli.options;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What travels with a bundle. */
public final class RemarkOptions {
    private static final int LONGEST_REFERENCE = 255;

    @Option(names = "--case", paramLabel = "ID", description = "the support case this is for")
    private @Nullable String caseId;

    @Option(names = "--label", paramLabel = "TEXT", description = "a remark that travels with the bundle")
    private @Nullable String label;

    @Option(names = "--reference", paramLabel = "TEXT", description = "the event or evaluation this is for; in the label")
    private @Nullable String reference;

    public @Nullable String caseId() {
        return caseId;
    }

    public @Nullable String label() {
        if (reference == null) {
            return label;
        }
        if (reference.length() > LONGEST_REFERENCE) {
            throw new GatherException(CommandError.REFERENCE_TOO_LONG, "must not be longer than " + LONGEST_REFERENCE
                    + " characters, it has " + reference.length(), "--reference", "write more into --label");
        }
        return (label == null ? "" : label + ", ") + "reference " + reference;
    }
}
