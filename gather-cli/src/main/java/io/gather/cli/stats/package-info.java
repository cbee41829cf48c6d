/** What the module stats has on the terminal besides its verbs. */
@NullMarked
package io.gather.cli.stats;

import org.jspecify.annotations.NullMarked;
