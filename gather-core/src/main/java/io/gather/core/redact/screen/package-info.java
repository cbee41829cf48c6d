/** One expression for other programs, which finds each text in which a rule could find a secret. */
@NullMarked
package io.gather.core.redact.screen;

import org.jspecify.annotations.NullMarked;
