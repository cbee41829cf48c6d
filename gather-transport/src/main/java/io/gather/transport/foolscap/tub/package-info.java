/** Who we are to other tubs: a key, its certificate, and the tub id that follows from it. */
@NullMarked
package io.gather.transport.foolscap.tub;

import org.jspecify.annotations.NullMarked;
