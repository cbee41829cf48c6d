/** What can go wrong with incidents, with its codes. */
@NullMarked
package io.gather.incident.error;

import org.jspecify.annotations.NullMarked;
