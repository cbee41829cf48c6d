/** Posts small documents to a web server of somebody's own. */
@NullMarked
package io.gather.transport.webhook;

import org.jspecify.annotations.NullMarked;
