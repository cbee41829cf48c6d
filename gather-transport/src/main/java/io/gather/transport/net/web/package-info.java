/** One bundle over HTTP: the connection, the proxy, redirects, and what answers mean; the ways differ in what they ask. */
@NullMarked
package io.gather.transport.net.web;

import org.jspecify.annotations.NullMarked;
