package io.gather.cli.options;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecretOptionsTest {
    @Test
    void passwordsAreNotSeenInAnArgumentList() {
        assertThat(SecretOptions.masked(List.of("run", "--ftp-upload-pass", "pw", "--ftp-upload-pass=pw", "--detach",
                "--ftp-upload-path", "pw"))).containsExactly("run", "--ftp-upload-pass", "********",
                        "--ftp-upload-pass=********", "--detach", "--ftp-upload-path", "pw");
    }
}
