package io.gather.core.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SimpleCommandTest {
    @Test
    void takesPlainLinesApart() {
        assertThat(SimpleCommand.words(" ip  -d\taddr ")).containsExactly("ip", "-d", "addr");
        assertThat(SimpleCommand.words("/usr/bin/x --a=b,c:d %1 @y")).containsExactly("/usr/bin/x", "--a=b,c:d", "%1",
                "@y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ls *", "ls ~", "ls ?x", "ls [a]", "a=b ls", "ls 'x'", "ls \"x\"", "ls \\x",
            "ls $x",
            "ls `x`", "ls #x", "ls; ls", "ls & ls", "ls | cat", "ls > x", "ls < x", "(ls)", "{ ls", "! ls", "ls\nls",
            "ls\u000bx", "ls\rx", "ls\fx", "ls {a,b}", "ls !x", "ls é", "ls\u00a0x"})
    void leavesToAShellWhatHasAMeaningThere(String line) {
        assertThat(SimpleCommand.words(line)).isEmpty();
    }

    /** {@code type} knows all that a shell does itself. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash --posix", "busybox sh"})
    void leavesToAShellWhatItDoesItself(String shell) throws Exception {
        List<String> own = new ArrayList<>(List.of("time", "select", "function", "coproc"));
        for (String word : ". : alias bg break builtin caller cd chdir command compgen continue declare dirs disown do done echo elif else enable esac eval exec exit export false fc fg fi for getopts hash help history if in jobs kill let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test then times trap true type typeset ulimit umask unalias unset until wait while"
                .split(" ")) {
            if (run(shell, "type " + word).matches("(?s).*(builtin|keyword|reserved).*")) {
                own.add(word);
            }
        }
        assertThat(own).hasSizeGreaterThan(30).allSatisfy(word -> {
            assertThat(SimpleCommand.program(word)).as(word).isNull();
            assertThat(SimpleCommand.words(word + " x")).as(word).isEmpty();
        });
    }

    @Test
    void findsTheWordsThatAShellFinds() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "aZ0_./:=+,@% \t-";
        int plain = 0;
        for (int i = 0; i < 150; i++) {
            StringBuilder line = new StringBuilder("x");
            for (int n = random.nextInt(20); n > 0; n--) {
                line.append(letters.charAt(random.nextInt(letters.length())));
            }
            List<String> words = SimpleCommand.words(line.toString());
            if (!words.isEmpty()) {
                plain++;
                assertThat(run("sh", "set -- " + line + "; for w; do echo \"$w\"; done").lines()).as("seed %d", seed)
                        .containsExactlyElementsOf(words);
            }
        }
        assertThat(plain).isGreaterThan(20);
    }

    private static String run(String shell, String line) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(shell.split(" ")));
        words.addAll(List.of("-c", line));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
