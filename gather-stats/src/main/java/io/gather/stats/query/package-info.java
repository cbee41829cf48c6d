/** What is asked of stored points, and how it is answered. */
@NullMarked
package io.gather.stats.query;

import org.jspecify.annotations.NullMarked;
