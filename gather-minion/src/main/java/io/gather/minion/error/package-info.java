/** What can go wrong with a minion, with its codes. */
@NullMarked
package io.gather.minion.error;

import org.jspecify.annotations.NullMarked;
