/** A finished bundle written anew without what others may not see: {@link io.gather.core.cleanse.Cleansing} is the door. */
@NullMarked
package io.gather.core.cleanse;

import org.jspecify.annotations.NullMarked;
