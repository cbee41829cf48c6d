/** Saved defaults and where each came from. */
@NullMarked
package io.gather.core.settings;

import org.jspecify.annotations.NullMarked;
