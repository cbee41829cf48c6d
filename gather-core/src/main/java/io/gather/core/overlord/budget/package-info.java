/** What all places of a gather together may gather, and in what time. */
@NullMarked
package io.gather.core.overlord.budget;

import org.jspecify.annotations.NullMarked;
