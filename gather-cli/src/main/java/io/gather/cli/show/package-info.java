/** What the terminal shows. */
@NullMarked
package io.gather.cli.show;

import org.jspecify.annotations.NullMarked;
