/** Databases of measurements, over HTTP: what all of them have in common. */
@NullMarked
package io.gather.transport.database;

import org.jspecify.annotations.NullMarked;
