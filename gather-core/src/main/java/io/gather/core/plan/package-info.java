/** What a minion is told to do, and what became of it. */
@NullMarked
package io.gather.core.plan;

import org.jspecify.annotations.NullMarked;
