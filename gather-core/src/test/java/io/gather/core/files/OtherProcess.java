package io.gather.core.files;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

/** What another process sees of locks, which this one cannot ask about without losing its own. */
public final class OtherProcess {
    private static final int HELD = 10;
    private static final int FREE = 11;

    private OtherProcess() {}

    public static boolean seesHeld(Path file) throws Exception {
        return seesHeld(file, 0, Long.MAX_VALUE);
    }

    public static boolean seesHeld(Path file, long position, long size) throws Exception {
        Process process = java(file.toString(), "" + position, "" + size).inheritIO().start();
        int code = process.waitFor();
        assertThat(code).isIn(HELD, FREE);
        return code == HELD;
    }

    /** One that asks all the time who holds it; when this returns it has begun to. */
    static Process looking(Path file) throws IOException {
        Process process = java(file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.getInputStream().read()).isEqualTo('!');
        return process;
    }

    private static ProcessBuilder java(String... args) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), OtherProcess.class.getName()));
        line.addAll(List.of(args));
        return new ProcessBuilder(line);
    }

    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            FileOutputStream out = new FileOutputStream(FileDescriptor.out);
            out.write('!');
            while (true) {
                Optional<String> ignored = LockedFile.holder(Path.of(args[0]));
            }
        }
        try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
            boolean free = channel.tryLock(Long.parseLong(args[1]), Long.parseLong(args[2]), false) != null;
            Runtime.getRuntime().halt(free ? FREE : HELD);
        }
    }
}
