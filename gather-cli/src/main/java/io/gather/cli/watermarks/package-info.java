/** How far clusters were gathered: shown, and forgotten. */
@NullMarked
package io.gather.cli.watermarks;

import org.jspecify.annotations.NullMarked;
