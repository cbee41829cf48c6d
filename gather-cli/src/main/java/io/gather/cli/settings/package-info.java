/** Showing and changing saved settings. */
@NullMarked
package io.gather.cli.settings;

import org.jspecify.annotations.NullMarked;
