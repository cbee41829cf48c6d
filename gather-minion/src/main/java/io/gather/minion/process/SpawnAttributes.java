package io.gather.minion.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import io.gather.minion.process.SystemLibrary.Function;

/** What a process begins with: a session of its own, and signals as no Java left them. */
final class SpawnAttributes {
    /** More than any version of glibc needs. */
    private static final long ROOM = 1024;
    private static final long SIGNALS = 128;
    private static final int DEFAULT_SIGNALS = 0x04;
    private static final int SIGNAL_MASK = 0x08;
    private static final int OWN_SESSION = 0x80;

    private final MemorySegment attributes = Arena.ofAuto().allocate(ROOM, Long.BYTES);

    SpawnAttributes(SystemLibrary system) {
        long at = attributes.address();
        system.call(Function.POSIX_SPAWNATTR_INIT, at);
        system.call(Function.POSIX_SPAWNATTR_SETFLAGS, at, DEFAULT_SIGNALS | SIGNAL_MASK | OWN_SESSION);
        try (Arena arena = Arena.ofConfined()) {
            long signals = arena.allocate(SIGNALS, Long.BYTES).address();
            system.call(Function.SIGFILLSET, signals);
            system.call(Function.POSIX_SPAWNATTR_SETSIGDEFAULT, at, signals);
            system.call(Function.SIGEMPTYSET, signals);
            system.call(Function.POSIX_SPAWNATTR_SETSIGMASK, at, signals);
        }
    }

    long address() {
        return attributes.address();
    }
}
