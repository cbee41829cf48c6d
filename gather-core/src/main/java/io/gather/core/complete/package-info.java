/** What the gather of a bundle left out, so that another one can bring it. */
@NullMarked
package io.gather.core.complete;

import org.jspecify.annotations.NullMarked;
