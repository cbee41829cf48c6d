package io.gather.cli;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandLineTextTest {
    @Test
    void masksSecrets() {
        assertThat(CommandLineText.of(List.of("--ftp-upload-pass", "hunter2", "--label", "x")))
                .isEqualTo("gather --ftp-upload-pass ******** --label x");
        assertThat(CommandLineText.of(List.of("--ftp-upload-pass=hunter2")))
                .isEqualTo("gather --ftp-upload-pass=********");
        assertThat(CommandLineText.of(List.of("--set-ftp-upload-pass", "--label", "x")))
                .isEqualTo("gather --set-ftp-upload-pass --label x");
    }

    @Test
    void quotesAsAShellWouldNeedIt() {
        assertThat(CommandLineText.of(List.of("--command", "ip a; it's $x")))
                .isEqualTo("gather --command 'ip a; it'\\''s $x'");
    }

    @Test
    void joinsBooleansOfOldToTheirOptions() {
        assertThat(Booleans.normalised("--upload", "false", "--strict", "run", "--json", "yes"))
                .containsExactly("--upload=false", "--strict", "run", "--json=true");
    }
}
