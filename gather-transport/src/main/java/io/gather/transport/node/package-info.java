/** What every way to a node needs. */
@NullMarked
package io.gather.transport.node;

import org.jspecify.annotations.NullMarked;
