/** Uploading by copying to a directory, such as a mounted share. */
@NullMarked
package io.gather.transport.upload.directory;

import org.jspecify.annotations.NullMarked;
