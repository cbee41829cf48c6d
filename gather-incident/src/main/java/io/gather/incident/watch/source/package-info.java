/** Where lines come from: the journal, files, the kernel. */
@NullMarked
package io.gather.incident.watch.source;

import org.jspecify.annotations.NullMarked;
