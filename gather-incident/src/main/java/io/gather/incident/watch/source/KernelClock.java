package io.gather.incident.watch.source;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What the kernel's own time is by the clock.
 *
 * @param boot since which it runs
 * @param micros of it
 * @param time at that moment
 */
record KernelClock(String boot, long micros, Instant time) {
    private static final int MICRO = 6;

    static KernelClock read(InstantSource clock) throws IOException {
        String uptime = Files.readString(Path.of("/proc/uptime")).split(" ")[0];
        return new KernelClock(Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip(),
                new BigDecimal(uptime).movePointRight(MICRO).longValue(), clock.instant());
    }
}
