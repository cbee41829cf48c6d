/** Uploading by FTP, over TLS unless plain text was asked for. */
@NullMarked
package io.gather.transport.ftp;

import org.jspecify.annotations.NullMarked;
