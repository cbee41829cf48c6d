/** Options that several commands share. */
@NullMarked
package io.gather.cli.options;

import org.jspecify.annotations.NullMarked;
