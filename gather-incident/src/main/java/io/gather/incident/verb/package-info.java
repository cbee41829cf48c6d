/** {@code gather incident ...}: what is asked of incidents and logs on a command line. */
@NullMarked
package io.gather.incident.verb;

import org.jspecify.annotations.NullMarked;
