package io.gather.core.obfuscate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.obfuscate.scan.IdentityKind;

/**
 * What was replaced, and by what.
 *
 * @param part whether it is a label of a name only, which alone tells nothing
 */
public record ReplacedIdentity(IdentityKind kind, String original, String replacement,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean part) {}
