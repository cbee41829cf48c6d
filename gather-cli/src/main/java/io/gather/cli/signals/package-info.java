/** What Ctrl-C and SIGTERM do. */
@NullMarked
package io.gather.cli.signals;

import org.jspecify.annotations.NullMarked;
