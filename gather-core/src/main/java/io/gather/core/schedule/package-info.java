/** When gathers run by themselves: schedules, where they are kept, and how their gathers ended. */
@NullMarked
package io.gather.core.schedule;

import org.jspecify.annotations.NullMarked;
