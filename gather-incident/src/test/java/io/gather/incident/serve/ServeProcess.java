package io.gather.incident.serve;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The verb in a process of its own, which can be killed. */
final class ServeProcess {
    private ServeProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        RunningVerb serve = new RunningVerb(Path.of(arguments[0]), "serve", arguments[0]);
        System.out.println(serve.message("Listens on"));
        new CountDownLatch(1).await();
    }

    static Process start(Path base) throws java.io.IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), ServeProcess.class.getName(), base.toString())
                .redirectErrorStream(true).start();
    }
}
