/** Reaches other tubs by what their FURLs say, once or for as long as it is let. */
@NullMarked
package io.gather.transport.foolscap.dial;

import org.jspecify.annotations.NullMarked;
