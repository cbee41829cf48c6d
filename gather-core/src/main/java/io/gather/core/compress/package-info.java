/** Files that {@code gzip}, {@code xz}, {@code bzip2} or {@code zstd} compressed, unpacked and packed without these programs: {@link io.gather.core.compress.PackedStreams} is the door. */
@NullMarked
package io.gather.core.compress;

import org.jspecify.annotations.NullMarked;
