/** Which lines are incidents: rules, ours and those of a file. */
@NullMarked
package io.gather.incident.watch.rule;

import org.jspecify.annotations.NullMarked;
