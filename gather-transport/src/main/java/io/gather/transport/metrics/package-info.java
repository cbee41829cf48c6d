/** A small server of pages that others fetch over and over: metrics, and where they are. */
@NullMarked
package io.gather.transport.metrics;

import org.jspecify.annotations.NullMarked;
