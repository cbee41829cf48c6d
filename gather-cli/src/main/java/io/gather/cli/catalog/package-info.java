/** Commands that list what can be gathered. */
@NullMarked
package io.gather.cli.catalog;

import org.jspecify.annotations.NullMarked;
