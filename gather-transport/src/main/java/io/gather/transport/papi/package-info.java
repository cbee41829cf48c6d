/** The platform API of a OneFS cluster: sessions, requests with bounds, and in words why there is no answer. */
@NullMarked
package io.gather.transport.papi;

import org.jspecify.annotations.NullMarked;
