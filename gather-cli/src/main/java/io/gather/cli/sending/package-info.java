/** Sending bundles: {@code upload}, and {@code uploads}, which shows what was sent and what waits. */
@NullMarked
package io.gather.cli.sending;

import org.jspecify.annotations.NullMarked;
