/** TCP connections, directly or by way of a proxy. */
@NullMarked
package io.gather.transport.proxy;

import org.jspecify.annotations.NullMarked;
