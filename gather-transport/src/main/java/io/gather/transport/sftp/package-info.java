/** Uploading by the operator's own {@code sftp}. */
@NullMarked
package io.gather.transport.sftp;

import org.jspecify.annotations.NullMarked;
