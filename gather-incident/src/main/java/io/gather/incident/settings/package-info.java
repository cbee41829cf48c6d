/** What can be set about incidents. */
@NullMarked
package io.gather.incident.settings;

import org.jspecify.annotations.NullMarked;
