package io.gather.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import io.gather.cli.show.Printer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorHandlerTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Command(name = "read")
    private record Failing(Throwable failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }
    }

    @Test
    void saysHowToGiveMoreMemory() {
        assertThat(run(new OutOfMemoryError("Java heap space"))).isEqualTo(7);
        assertThat(said()).contains("read needs more memory than the ").contains("GATHER_JAVA_OPTIONS=-Xmx")
                .contains("GATHER-1005");
    }

    @Test
    void findsItBelowWhatAThreadMadeOfIt() {
        assertThat(run(new IOException(new IllegalStateException(new OutOfMemoryError("Java heap space")))))
                .isEqualTo(7);
        assertThat(said()).contains("GATHER-1005");
    }

    @Test
    void saysWhatIsNestedTooDeeply() {
        assertThat(run(new StackOverflowError())).isEqualTo(7);
        assertThat(said()).contains("nested too deeply").contains("GATHER_JAVA_OPTIONS=-Xss");
    }

    @Test
    void showsNoTraceOfAnyOtherError() {
        assertThat(run(new NoClassDefFoundError("x"))).isEqualTo(1);
        assertThat(said()).contains("internal error: java.lang.NoClassDefFoundError: x").doesNotContain("\tat ");
    }

    private int run(Throwable failure) {
        Printer printer = new Printer(new PrintStream(err, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        ErrorHandler handler = new ErrorHandler(printer, false);
        CommandLine line = new CommandLine(new Failing(failure));
        line.setExecutionStrategy(handler);
        line.setExecutionExceptionHandler(handler);
        return line.execute();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
