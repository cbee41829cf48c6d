/** The collector as a service, with its file and its commands. */
@NullMarked
package io.gather.stats.run;

import org.jspecify.annotations.NullMarked;
