/** What nodes send, on this side: landed, checked, and made into outcomes and results. */
@NullMarked
package io.gather.transport.node.shell.land;

import org.jspecify.annotations.NullMarked;
