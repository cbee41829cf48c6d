/** {@code gather schedule}: gathers that begin by themselves, started by systemd or by cron. */
@NullMarked
package io.gather.cli.schedule;

import org.jspecify.annotations.NullMarked;
