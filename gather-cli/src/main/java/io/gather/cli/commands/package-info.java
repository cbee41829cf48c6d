/** What each feature's package hands to the program: its commands, by name. */
@NullMarked
package io.gather.cli.commands;

import org.jspecify.annotations.NullMarked;
