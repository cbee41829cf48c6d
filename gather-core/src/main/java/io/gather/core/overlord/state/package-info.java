/** What is on disk about gathers: the state directory, run directories, journals, locks. */
@NullMarked
package io.gather.core.overlord.state;

import org.jspecify.annotations.NullMarked;
