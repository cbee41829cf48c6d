package io.gather.minion.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

import io.gather.minion.process.SystemLibrary.Function;

/** What happens to a process's files before it begins: nothing to read, one pipe for all that it says, and nothing of ours. */
final class SpawnActions implements AutoCloseable {
    /** More than any version of glibc needs. */
    private static final long ROOM = 512;
    private static final int READ_ONLY = 0;

    private final SystemLibrary system;
    private final MemorySegment actions;

    SpawnActions(SystemLibrary system, Arena arena, OutputPipe pipe) {
        this.system = system;
        this.actions = arena.allocate(ROOM, Long.BYTES);
        long at = actions.address();
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_INIT, at);
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_ADDDUP2, at, pipe.in(), 1);
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_ADDDUP2, at, pipe.in(), 2);
        // Last of the three: where we have no input ourselves, the pipe may have its number.
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_ADDOPEN, at, 0, arena.allocateFrom("/dev/null").address(),
                READ_ONLY, 0, 0);
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_ADDCLOSEFROM_NP, at, 3);
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_ADDCHDIR_NP, at, arena.allocateFrom("/").address());
    }

    long address() {
        return actions.address();
    }

    @Override
    public void close() {
        system.call(Function.POSIX_SPAWN_FILE_ACTIONS_DESTROY, actions.address());
    }
}
