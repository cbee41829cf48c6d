/** What can go wrong on the way, with its codes. */
@NullMarked
package io.gather.transport.error;

import org.jspecify.annotations.NullMarked;
