/** Uploading by copying to a directory, such as a mounted share. */
@NullMarked
package io.gather.transport.directory;

import org.jspecify.annotations.NullMarked;
