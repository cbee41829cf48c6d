/** The modules that are installed, and what they bring: commands, services, and the place where their contributions are found. */
@NullMarked
package io.gather.cli.modules;

import org.jspecify.annotations.NullMarked;
