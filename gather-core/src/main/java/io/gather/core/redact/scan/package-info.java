/** Secrets in a stream of text: {@link io.gather.core.redact.scan.Engine} is the door. */
@NullMarked
package io.gather.core.redact.scan;

import org.jspecify.annotations.NullMarked;
