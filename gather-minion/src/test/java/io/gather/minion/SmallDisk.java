package io.gather.minion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/** A file system of its own, of a few megabytes. */
record SmallDisk(Path folder) {

    static SmallDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectory(folder);
        Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "gather-test",
                folder.toString()), "cannot mount a small file system here");
        return new SmallDisk(folder);
    }

    void fill() throws IOException, InterruptedException {
        run("sh", "-c", "head -c 100000000 /dev/zero > " + folder.resolve("filler"));
    }

    void makeReadOnly() throws IOException, InterruptedException {
        Assumptions.assumeTrue(run("mount", "-o", "remount,ro", folder.toString()), "cannot be made read-only");
    }

    private static boolean run(String... line) throws IOException, InterruptedException {
        return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start().waitFor() == 0;
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", folder.toString());
    }
}
