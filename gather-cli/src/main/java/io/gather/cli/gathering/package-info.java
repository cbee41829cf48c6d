/** Commands that run, follow and end gathers. */
@NullMarked
package io.gather.cli.gathering;

import org.jspecify.annotations.NullMarked;
