/** Uploading by the operator's own {@code sftp}. */
@NullMarked
package io.gather.transport.upload.sftp;

import org.jspecify.annotations.NullMarked;
