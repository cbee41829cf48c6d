/** Commands that read bundles. */
@NullMarked
package io.gather.cli.bundles;

import org.jspecify.annotations.NullMarked;
