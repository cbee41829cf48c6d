/** TCP connections, directly or by way of a proxy. */
@NullMarked
package io.gather.transport.net.proxy;

import org.jspecify.annotations.NullMarked;
