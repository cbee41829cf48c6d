/** What independent programs make of our bundles, and how we compare with sos. */
@NullMarked
package io.gather.cli.peer;

import org.jspecify.annotations.NullMarked;
