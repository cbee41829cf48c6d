/** The directory of a gatherer as far as it is about being reached: key, port, location, names that nodes were given. */
@NullMarked
package io.gather.incident.folder;

import org.jspecify.annotations.NullMarked;
