/** What the JDK's files lack: trees, append-only line files, free space. */
@NullMarked
package io.gather.core.files;

import org.jspecify.annotations.NullMarked;
