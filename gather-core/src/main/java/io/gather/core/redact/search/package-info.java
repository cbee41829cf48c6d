/** Where secrets are, for people: {@link io.gather.core.redact.search.SecretSearch} is the door. */
@NullMarked
package io.gather.core.redact.search;

import org.jspecify.annotations.NullMarked;
