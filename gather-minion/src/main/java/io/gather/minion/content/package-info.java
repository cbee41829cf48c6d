/** What is done to bytes on their way into the spool: secrets masked, the excess cut. */
@NullMarked
package io.gather.minion.content;

import org.jspecify.annotations.NullMarked;
