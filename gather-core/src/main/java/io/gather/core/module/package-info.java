/** The port through which stats, incident and others plug in. */
@NullMarked
package io.gather.core.module;

import org.jspecify.annotations.NullMarked;
