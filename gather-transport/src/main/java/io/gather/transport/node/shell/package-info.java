/** The shell minion: runs plans on nodes where nothing is installed. */
@NullMarked
package io.gather.transport.node.shell;

import org.jspecify.annotations.NullMarked;
