/** Incidents of this machine, kept in a folder until gatherers have them and longer. */
@NullMarked
package io.gather.incident.spool;

import org.jspecify.annotations.NullMarked;
