/** The port to the ways a bundle can be sent. */
@NullMarked
package io.gather.core.upload;

import org.jspecify.annotations.NullMarked;
