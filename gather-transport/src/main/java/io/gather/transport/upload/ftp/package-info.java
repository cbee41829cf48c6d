/** Uploading by FTP, over TLS unless plain text was asked for. */
@NullMarked
package io.gather.transport.upload.ftp;

import org.jspecify.annotations.NullMarked;
