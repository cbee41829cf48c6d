/**
 * Uploading to S3 and to what speaks it: requests are signed here, because the protocol needs no more than some 150 lines of it.
 */
@NullMarked
package io.gather.transport.upload.s3;

import org.jspecify.annotations.NullMarked;
