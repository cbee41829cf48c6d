/** The verb {@code nodes}, and how a command line comes to its nodes. */
@NullMarked
package io.gather.cli.nodes;

import org.jspecify.annotations.NullMarked;
