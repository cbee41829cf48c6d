/** The table of entries: what a bundle's index says, sorted by name and in blocks, so that few bytes of it answer a question. */
@NullMarked
package io.gather.core.bundle.table;

import org.jspecify.annotations.NullMarked;
