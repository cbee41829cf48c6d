/** One gather: its eight phases, journal, lock and run directory. */
@NullMarked
package io.gather.core.overlord;

import org.jspecify.annotations.NullMarked;
