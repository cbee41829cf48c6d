/** Uploading by HTTPS, or by HTTP where that was asked for. */
@NullMarked
package io.gather.transport.upload.http;

import org.jspecify.annotations.NullMarked;
