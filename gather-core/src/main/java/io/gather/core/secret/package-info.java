/** Secrets by their names: who needs one declares it, and asks for it when it is needed. */
@NullMarked
package io.gather.core.secret;

import org.jspecify.annotations.NullMarked;
