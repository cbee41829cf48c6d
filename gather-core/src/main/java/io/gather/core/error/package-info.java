/** What users see when something goes wrong. */
@NullMarked
package io.gather.core.error;

import org.jspecify.annotations.NullMarked;
