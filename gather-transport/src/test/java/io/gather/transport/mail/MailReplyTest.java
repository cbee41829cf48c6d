package io.gather.transport.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailReplyTest {
    private static MailReply read(String text) throws IOException {
        return MailReply.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsWhatServersOffer() throws Exception {
        MailReply reply = read("250-here\r\n250-AUTH=LOGIN PLAIN\r\n250 starttls\r\n");

        assertThat(reply.isGood()).isTrue();
        assertThat(reply.offers("AUTH")).hasValueSatisfying(it -> assertThat(it).contains("PLAIN", "LOGIN"));
        assertThat(reply.offers("STARTTLS")).isPresent();
        assertThat(reply.offers("HERE")).isEmpty();
    }

    @Test
    void refusesWhatDoesNotEndOrIsNoMail() {
        assertThatThrownBy(() -> read("SSH-2.0-OpenSSH\r\n")).hasMessageContaining("does not speak SMTP");
        assertThatThrownBy(() -> read("220 x")).hasMessageContaining("hung up");
        assertThatThrownBy(() -> read("220 " + "x".repeat(5000))).hasMessageContaining("does not end");
        assertThatThrownBy(() -> read("220-x\r\n".repeat(1000))).hasMessageContaining("does not end");
    }

    @Test
    void keepsLinesOfMailWithinWhatServersTake() {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            String text = random.ints(random.nextInt(400), 0, 0x2000).collect(StringBuilder::new,
                    StringBuilder::appendCodePoint, StringBuilder::append).toString();
            String mail = new Mail("1", "a@b.c", List.of("d@e.f"), text, text, Instant.EPOCH).written();

            assertThat(mail.split("\r\n", -1)).allSatisfy(line -> assertThat(line).hasSizeLessThan(400)
                    .matches("[\\x20-\\x7e]*").isNotEqualTo("."));
        }
    }

    @Test
    void knowsAddresses() {
        assertThat(Mail.isAddress("ops+night@mail.example.com")).isTrue();
        assertThat(List.of("", "a", "a@", "@b", "a@b\r\nRCPT TO:<c@d>", "a@b>", "a b@c")).noneMatch(Mail::isAddress);
    }
}
