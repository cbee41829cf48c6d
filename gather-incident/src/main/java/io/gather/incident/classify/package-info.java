/** What kind of incident it is: categories that users define, and fingerprints that group what is the same. */
@NullMarked
package io.gather.incident.classify;

import org.jspecify.annotations.NullMarked;
