/** What the owner of a node allows others to gather from it. */
@NullMarked
package io.gather.core.permission;

import org.jspecify.annotations.NullMarked;
