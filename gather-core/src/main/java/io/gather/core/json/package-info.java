/** The one JSON mapping of plans, outcomes, journals and manifests. */
@NullMarked
package io.gather.core.json;

import org.jspecify.annotations.NullMarked;
