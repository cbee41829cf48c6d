package io.gather.cli.options;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretArgumentsTest {
    @Test
    void passwordsAreNotSeenInAnArgumentList() {
        assertThat(SecretArguments.masked(List.of("run", "--ftp-upload-pass", "pw", "--ftp-upload-pass=pw", "--detach",
                "--ftp-upload-path", "pw"))).containsExactly("run", "--ftp-upload-pass", "********",
                        "--ftp-upload-pass=********", "--detach", "--ftp-upload-path", "pw");
    }

    @ParameterizedTest
    @CsvSource({"-u ann -p pw -f /x,-u ann -p ******** -f /x", "-u ann -ppw,-u ann -p********",
            "-u ann -p=pw,-u ann -p=********", "-Lppw,-Lp********", "--password pw,--password ********",
            "--ftp-pass pw --ftp-path pw,--ftp-pass ******** --ftp-path pw",
            "--http-proxy http://u:pw@host:80/x,--http-proxy http://u:********@host:80/x"})
    void thoseOfTheOriginalNeither(String typed, String seen) {
        assertThat(String.join(" ", SecretArguments.masked(List.of(typed.split(" "))))).isEqualTo(seen);
    }

    /** Who reads the command line later wants to know what was gathered, and from where. */
    @ParameterizedTest
    @CsvSource({"run --ask-password -w node1", "run --ssh-password-file /root/pw", "run --ask-upload-secret http-token",
            "run --upload-secret-file http-token=/root/t", "ls x -- -ppw"})
    void everythingElseIsAsItWasTyped(String typed) {
        assertThat(String.join(" ", SecretArguments.masked(List.of(typed.split(" "))))).isEqualTo(typed);
    }
}
