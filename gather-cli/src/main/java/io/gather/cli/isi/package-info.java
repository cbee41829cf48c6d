/** The command lines of the log gather that ours replaces: {@code isi_gather_info} and {@code isi diagnostics gather}. */
@NullMarked
package io.gather.cli.isi;

import org.jspecify.annotations.NullMarked;
