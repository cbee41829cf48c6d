/** The Foolscap protocol, version 3, as Tahoe-LAFS and other programs in Python speak it; what is called over it is no matter of this package. */
@NullMarked
package io.gather.transport.foolscap;

import org.jspecify.annotations.NullMarked;
