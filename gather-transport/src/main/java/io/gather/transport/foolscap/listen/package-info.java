/** Takes in whoever dials one of our tubs, within limits. */
@NullMarked
package io.gather.transport.foolscap.listen;

import org.jspecify.annotations.NullMarked;
