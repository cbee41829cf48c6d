/** Addresses replaced by others of the same shape, and back: by a key, without a table. */
@NullMarked
package io.gather.core.obfuscate.address;

import org.jspecify.annotations.NullMarked;
