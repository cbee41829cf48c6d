/** What comes over Foolscap, as logs have it, and what Foolscap calls it. */
@NullMarked
package io.gather.incident.wire;

import org.jspecify.annotations.NullMarked;
