package io.gather.core.obfuscate;

import io.gather.core.obfuscate.scan.IdentityKind;

/** What may stand nowhere in a bundle any more. */
public record Original(IdentityKind kind, String text) {}
