/** Secrets kept out of bundles: {@link io.gather.core.redact.Redactor} is the one door to it. */
@NullMarked
package io.gather.core.redact;

import org.jspecify.annotations.NullMarked;
