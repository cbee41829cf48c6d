/** Pages for browsers and programs, over HTTP or HTTPS: a small server that is bounded in every way, and knows nothing of what it shows. */
@NullMarked
package io.gather.transport.net.serve;

import org.jspecify.annotations.NullMarked;
