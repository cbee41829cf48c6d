/** Expressions of people, looked for in what other programs wrote. */
@NullMarked
package io.gather.incident.pattern;

import org.jspecify.annotations.NullMarked;
