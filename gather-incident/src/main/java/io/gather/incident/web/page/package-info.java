/** Pages of incidents: for people, for programs, and as a feed. All that nodes said is masked and escaped where it is written. */
@NullMarked
package io.gather.incident.web.page;

import org.jspecify.annotations.NullMarked;
