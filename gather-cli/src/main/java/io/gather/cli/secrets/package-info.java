/** Where passwords and passphrases come from: the terminal, the environment, files, file descriptors. */
@NullMarked
package io.gather.cli.secrets;

import org.jspecify.annotations.NullMarked;
