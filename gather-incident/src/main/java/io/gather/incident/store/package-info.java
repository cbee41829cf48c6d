/** Where incidents are kept: the directory of an incident gatherer, as {@code flogtool} has it, and an index beside it. */
@NullMarked
package io.gather.incident.store;

import org.jspecify.annotations.NullMarked;
