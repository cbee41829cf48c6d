/** What a gather was asked for, and by what means it is done. */
@NullMarked
package io.gather.core.overlord.request;

import org.jspecify.annotations.NullMarked;
