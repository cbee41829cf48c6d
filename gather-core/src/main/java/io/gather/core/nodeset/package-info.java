/** Sets of node names in the notation of cluster tools: {@code node[1-40,50]}, {@code @group}, {@code a!b}; folded and expanded. */
@NullMarked
package io.gather.core.nodeset;

import org.jspecify.annotations.NullMarked;
