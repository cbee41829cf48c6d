/** Finds identities in bytes: addresses by their shape, names that are known, mail addresses. */
@NullMarked
package io.gather.core.obfuscate.scan;

import org.jspecify.annotations.NullMarked;
