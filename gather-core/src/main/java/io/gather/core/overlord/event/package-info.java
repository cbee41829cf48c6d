/** What happens during a gather: events, those who hear them, the log and the feed. */
@NullMarked
package io.gather.core.overlord.event;

import org.jspecify.annotations.NullMarked;
