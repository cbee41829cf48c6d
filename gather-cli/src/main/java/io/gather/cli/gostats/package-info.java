/** The command line of the collector that ours replaces: {@code gostats}. */
@NullMarked
package io.gather.cli.gostats;

import org.jspecify.annotations.NullMarked;
