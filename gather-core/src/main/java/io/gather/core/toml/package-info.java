/** Reading TOML files with every problem named by file, line and column. */
@NullMarked
package io.gather.core.toml;

import org.jspecify.annotations.NullMarked;
