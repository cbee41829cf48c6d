package io.gather.cli.modules;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.files.LockedFile;

/** One process at a time runs a module's services. The operating system's lock decides; what the file says is for people. */
record ServiceLock(LockedFile file) implements AutoCloseable {
    /** @throws GatherException when a living process holds it, saying which */
    static ServiceLock take(Path folder, String module, Clock clock) {
        Path file = folder.resolve(module + ".lock");
        try {
            LockedFile taken = LockedFile.take(file).orElse(null);
            if (taken == null) {
                throw held(module, LockedFile.holder(file).orElse(""));
            }
            taken.say("process " + ProcessHandle.current().pid() + " of " + System.getProperty("user.name", "?")
                    + ", since " + clock.instant() + "\n");
            return new ServiceLock(taken);
        } catch (IOException e) {
            throw new GatherException(CommandError.SERVICE_LOCK, "cannot take the lock: " + e, file.toString(),
                    "check who owns this file and whether its disk has room, or choose another state directory with "
                            + "--state DIR",
                    e);
        }
    }

    private static GatherException held(String module, String who) {
        return new GatherException(CommandError.SERVED_ALREADY,
                "the services of module '" + module + "' run already: "
                        + (who.isEmpty() ? "another process has just begun" : who),
                "", "end that process first, or let it go on");
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException ignored) {
            // The lock goes with the process; an old text in the file misleads nobody.
        }
    }
}
