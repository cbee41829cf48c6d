/** A OneFS cluster, as somebody who asks for statistics sees it. */
@NullMarked
package io.gather.stats.cluster;

import org.jspecify.annotations.NullMarked;
