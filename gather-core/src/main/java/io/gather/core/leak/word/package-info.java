/** Secrets that were masked at one place and left at another, found by nothing but the digests in the masks: {@link io.gather.core.leak.word.MaskedSecrets} are those, {@link io.gather.core.leak.word.WordStream} looks for them. */
@NullMarked
package io.gather.core.leak.word;

import org.jspecify.annotations.NullMarked;
