/** What can go wrong with the program itself, with its codes. */
@NullMarked
package io.gather.cli.error;

import org.jspecify.annotations.NullMarked;
