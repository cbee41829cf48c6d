/** Banana, the lowest layer: tokens in a stream of bytes. */
@NullMarked
package io.gather.transport.foolscap.banana;

import org.jspecify.annotations.NullMarked;
