/** What can be gathered: groups, items, conditions, profiles. */
@NullMarked
package io.gather.core.catalog;

import org.jspecify.annotations.NullMarked;
