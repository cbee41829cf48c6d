/** Nodes that report as fast as they can, for {@code src-test-fixtures/bench/run incidents}. */
@NullMarked
package io.gather.incident.bench;

import org.jspecify.annotations.NullMarked;
