/**
 * What counts as what: the rules by which a minion's facts become statuses, words and ranges, and the numbers that it keeps to. Every
 * minion feeds them; nothing here looks at a node.
 */
@NullMarked
package io.gather.core.verdict;

import org.jspecify.annotations.NullMarked;
