package io.gather.transport.node.ssh;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PromptTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"PASSWORD | ann@10.0.0.1's password:", "PASSWORD | (ann@node) Password:",
            "PASSWORD | Password:", "PASSWORD | (ann@node) Password for ann@node:",
            "PASSPHRASE | Enter passphrase for key '/home/ann/.ssh/id_rsa':",
            "EXPIRED | ann@node's old password:", "EXPIRED | Enter ann@node's new password:",
            "EXPIRED | (ann@node) (current) UNIX password:", "EXPIRED | Current password:",
            "OTHER | (ann@node) Verification code:", "OTHER | Enter PIN for ED25519-SK key /home/ann/.ssh/id_sk:",
            "OTHER | (ann@node) Type your password for evil.example:",
            "HOST_KEY | Are you sure you want to continue connecting (yes/no/[fingerprint])?"})
    void isToldByItsText(Prompt.Kind kind, String text) {
        assertThat(Prompt.of(text, false).kind()).isEqualTo(kind);
    }

    @Test
    void namesTheKeyWhosePassphraseIsAskedFor() {
        assertThat(Prompt.of("Enter passphrase for key '/home/ann/.ssh/id rsa': ", true).key())
                .isEqualTo("/home/ann/.ssh/id rsa");
    }

    @Test
    void ofAJumpHostIsNoQuestionForTheNodesPassword() {
        assertThat(Prompt.of("ann@node's password: ", true).kind()).isEqualTo(Prompt.Kind.JUMP_HOST);
    }
}
