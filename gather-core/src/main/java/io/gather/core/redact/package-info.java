/** Secrets masked on their way into a bundle. */
@NullMarked
package io.gather.core.redact;

import org.jspecify.annotations.NullMarked;
