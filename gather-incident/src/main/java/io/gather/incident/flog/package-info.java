/** Files of Foolscap logs: {@code .flog} and {@code .flog.bz2}. */
@NullMarked
package io.gather.incident.flog;

import org.jspecify.annotations.NullMarked;
