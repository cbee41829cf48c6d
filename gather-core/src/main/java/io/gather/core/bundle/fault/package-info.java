/** What can be wrong with a bundle, in words for the user. */
@NullMarked
package io.gather.core.bundle.fault;

import org.jspecify.annotations.NullMarked;
