/** Identities replaced on their way into a bundle, and brought back: {@link io.gather.core.obfuscate.Obfuscator} is the door. */
@NullMarked
package io.gather.core.obfuscate;

import org.jspecify.annotations.NullMarked;
