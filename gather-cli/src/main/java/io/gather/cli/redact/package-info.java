/** Bundles made fit for others: what stands for secrets and identities, the way back, and the search for what was left. */
@NullMarked
package io.gather.cli.redact;

import org.jspecify.annotations.NullMarked;
