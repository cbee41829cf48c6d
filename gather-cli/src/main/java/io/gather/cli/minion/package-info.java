/** The daemon of a node. */
@NullMarked
package io.gather.cli.minion;

import org.jspecify.annotations.NullMarked;
