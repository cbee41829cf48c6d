/** TLS as ways of uploading speak it: whom they trust, as whom they come, and in words why it failed. */
@NullMarked
package io.gather.transport.net.tls;

import org.jspecify.annotations.NullMarked;
