/** An incident that somebody reports by hand. */
@NullMarked
package io.gather.incident.report;

import org.jspecify.annotations.NullMarked;
