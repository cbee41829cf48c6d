package io.gather.transport.node.ssh;

import java.util.Random;

import io.gather.fixtures.random.Seed;
import io.gather.transport.node.ssh.Reason.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SshReasonsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "3301 | ssh: Could not resolve hostname nodex: Temporary failure in name resolution",
            "3302 | ssh: connect to host 10.0.0.1 port 22: Connection refused",
            "3303 | ssh: connect to host 10.0.0.1 port 22: No route to host",
            "3304 | ssh: connect to host 10.0.0.1 port 22: Connection timed out",
            "3304 | Connection timed out during banner exchange",
            "3305 | Unable to negotiate with 10.0.0.1 port 22: no matching host key type found. Their offer: ssh-rsa,ssh-dss",
            "3306 | Host key verification failed.",
            "3308 | @@@ WARNING: REVOKED HOST KEY DETECTED! @@@",
            "3309 | ann@10.0.0.1: Permission denied (publickey,gssapi-with-mic).",
            "3310 | Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures",
            "3311 | Password change required but no TTY available.",
            "3312 | This account is currently not available.",
            "3313 | \"System is going down. Unprivileged users are not permitted to log in anymore.\"",
            "3314 | /home/ann/.ssh/config: line 3: Bad configuration option: prot",
            "3314 | command-line line 0: Bad configuration option: foo",
            "3315 | mux_client_request_session: session request failed: Session open refused by peer",
            "3316 | channel 0: open failed: administratively prohibited: open failed",
            "3320 | Connection closed by 10.0.0.1 port 22",
            "3320 | kex_exchange_identification: read: Connection reset by peer",
            "3320 | \"Timeout, server 10.0.0.1 not responding.\"",
            "3320 | client_loop: send disconnect: Broken pipe"})
    void messagesOfOpenSshAndPamAreUnderstood(String code, String message) {
        assertThat(SshReasons.ofConnecting("Welcome to the jungle\r\n" + message + "\r\n")).get()
                .satisfies(found -> assertThat(found.reason().error().entry().code()).isEqualTo("GATHER-" + code))
                .satisfies(found -> assertThat(found.what() + found.remedy()).doesNotContain("{0}", "{1}", "{2}"));
    }

    @Test
    void theCauseComesBeforeItsConsequence() {
        String text = """
                ssh: connect to host bastion port 22: Connection refused
                kex_exchange_identification: Connection closed by remote host
                Connection closed by UNKNOWN port 65535
                """;
        assertThat(SshReasons.ofConnecting(text)).get().extracting(Found::what).asString().contains("bastion port 22");
    }

    @Test
    void aChangedKeyIsNamedByFileAndLine() {
        String text = """
                @    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
                Add correct host key in /home/ann/.ssh/known_hosts to get rid of this message.
                Offending ED25519 key in /home/ann/known hosts:17
                  remove with:
                Host key verification failed.
                """;
        assertThat(SshReasons.ofConnecting(text)).get().extracting(Found::what).asString()
                .contains("/home/ann/known hosts:17");
    }

    @Test
    void anyTextIsTaken() {
        long seed = Seed.next();
        Random random = new Random(seed);
        String alphabet = "Connection closed:(){}$\\ \n\r\0'%012key in line €";
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(SshReasons.ofConnecting(text.toString())).as("seed " + seed).isNotNull();
            assertThat(SshReasons.ofShell(text.toString())).isNotNull();
            assertThat(SudoReasons.of(text.toString())).isNotNull();
            assertThat(Prompt.of(text.toString(), false)).isNotNull();
            assertThat(SshFailures.lastLine(text.toString())).isNotNull();
        }
    }
}
