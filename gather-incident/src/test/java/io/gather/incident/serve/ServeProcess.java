package io.gather.incident.serve;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The verb in a process of its own, which can be killed. */
final class ServeProcess {
    private ServeProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunningVerb serve = new RunningVerb(Path.of(arguments[0]), "serve", arguments[0]);
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
                StandardCharsets.UTF_8)) {
            out.println(serve.message("Listens on"));
        }
        new CountDownLatch(1).await();
    }

    static void listens(Process serve) throws IOException {
        String line = serve.inputReader().readLine();
        if (line == null || !line.startsWith("Listens on")) {
            throw new AssertionError("it does not listen: " + line + "\n" + serve.inputReader().readAllAsString());
        }
    }

    static Process start(Path base) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), ServeProcess.class.getName(), base.toString())
                .redirectErrorStream(true).start();
    }
}
