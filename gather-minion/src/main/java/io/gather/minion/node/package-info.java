/** What the node is and has: facts, programs, packages, services. */
@NullMarked
package io.gather.minion.node;

import org.jspecify.annotations.NullMarked;
