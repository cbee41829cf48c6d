/** The rehearsal of a gather: what would go wrong, said before it is needed. */
@NullMarked
package io.gather.core.doctor;

import org.jspecify.annotations.NullMarked;
