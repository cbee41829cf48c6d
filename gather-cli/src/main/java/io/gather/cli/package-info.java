/** The gather command: entry, wiring, errors. */
@NullMarked
package io.gather.cli;

import org.jspecify.annotations.NullMarked;
