/** Files of the node: found by patterns, read without ever hanging. */
@NullMarked
package io.gather.minion.files;

import org.jspecify.annotations.NullMarked;
