/** Every byte that crosses a network. */
@NullMarked
package io.gather.transport;

import org.jspecify.annotations.NullMarked;
