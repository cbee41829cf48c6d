/** One gather: its eight phases, and the pipeline of each node. */
@NullMarked
package io.gather.core.overlord;

import org.jspecify.annotations.NullMarked;
