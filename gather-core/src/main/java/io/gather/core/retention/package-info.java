/** Which bundles of earlier gathers are kept, and which make room. */
@NullMarked
package io.gather.core.retention;

import org.jspecify.annotations.NullMarked;
