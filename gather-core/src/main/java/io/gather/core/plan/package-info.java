/** What a minion is told to do. */
@NullMarked
package io.gather.core.plan;

import org.jspecify.annotations.NullMarked;
