/** {@code gather incident web}: incidents in a browser, while a gatherer adds to them in another process. */
@NullMarked
package io.gather.incident.web;

import org.jspecify.annotations.NullMarked;
