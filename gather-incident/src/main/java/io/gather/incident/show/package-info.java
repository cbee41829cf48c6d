/** Logs as text: what {@code flogtool} prints, with secrets masked. */
@NullMarked
package io.gather.incident.show;

import org.jspecify.annotations.NullMarked;
