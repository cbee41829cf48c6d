/** One bundle of a gather and the increments that build on it: everything that was delivered, under its newest name. */
@NullMarked
package io.gather.core.merge;

import org.jspecify.annotations.NullMarked;
