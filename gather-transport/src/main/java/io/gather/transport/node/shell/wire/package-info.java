/** What comes from a node: read as data of someone who is not trusted. */
@NullMarked
package io.gather.transport.node.shell.wire;

import org.jspecify.annotations.NullMarked;
