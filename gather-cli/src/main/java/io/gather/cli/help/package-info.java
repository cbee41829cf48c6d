/** What {@code --help}, {@code gather help} and the manual pages say, of what picocli knows of the commands. */
@NullMarked
package io.gather.cli.help;

import org.jspecify.annotations.NullMarked;
