package io.gather.cli.modules;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.gather.cli.show.Printer;
import io.gather.core.module.VerbCall;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SettingValues;

/** A process with a verb that waits, and takes being interrupted in the way that its argument names. */
public final class LastingVerbMain {
    private LastingVerbMain() {}

    public static void main(String[] args) throws Exception {
        ModuleContexts contexts = new ModuleContexts(new StateDirectory(Path.of(args[1])), Clock.systemUTC(),
                SettingValues.builtIn(), Secrets.none());
        Printer printer = new Printer(System.out, System.err);
        VerbCall call = new VerbCall(contexts.of(InstalledModule.of(new TestModule("shop").provided()), _ -> {}),
                Map.of(), List.of(), new PrintedOutput(printer));
        Duration patience = args[0].equals("deaf") ? Duration.ofMillis(300) : Duration.ofSeconds(15);
        int code = new VerbRun(new TestVerb("wait", it -> waits(args[0], it)), patience).run(call);
        Runtime.getRuntime().halt(code);
    }

    private static int waits(String how, VerbCall call) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        call.output().message("waits");
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                switch (how) {
                    case "throws" -> throw e;
                    case "returns" -> {
                        return 0;
                    }
                    default -> call.output().message("does not listen");
                }
            }
        }
    }
}
