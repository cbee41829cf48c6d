package io.gather.transport.pki.enrol;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.pki.authority.PkiName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnrolmentTokenTest {
    private static final Instant UNTIL = Instant.parse("2026-11-22T01:02:03Z");

    private static EnrolmentToken token(String node) {
        return new EnrolmentToken(JoinSecret.random(new SecureRandom()),
                AuthorityDigest.of(EcKeys.make().getPublic()), UNTIL, new PkiName(node));
    }

    private static void assertUnreadable(String text) {
        assertThatThrownBy(() -> EnrolmentToken.of(text)).isInstanceOfSatisfying(GatherException.class,
                it -> assertThat(it.is(PkiError.TOKEN_UNREADABLE) || it.is(PkiError.NAME_UNFIT)).isTrue());
    }

    @Test
    void isReadAsItWasWritten() {
        for (String node : new String[]{"n", "n1.example.com", "x".repeat(64)}) {
            EnrolmentToken token = token(node);
            assertThat(token.text()).matches("A[A-Za-z0-9_-]{50,150}");
            assertThat(EnrolmentToken.of(" " + token.text() + "\n")).isEqualTo(token);
        }
        EnrolmentToken late = new EnrolmentToken(JoinSecret.random(new SecureRandom()),
                AuthorityDigest.of(EcKeys.make().getPublic()), Instant.parse("2060-01-01T00:00:00Z"), new PkiName("n"));
        assertThat(EnrolmentToken.of(late.text()).until()).isEqualTo(late.until());
    }

    @Test
    void isNotWrittenToLogs() {
        EnrolmentToken token = token("n1");
        assertThat(token.toString()).isEqualTo("token for n1");
        assertThat(token.secret().toString()).isEqualTo("secret");
    }

    /** One letter that is wrong, missing or too many. */
    @Test
    void noMistakeInCopyingPasses() {
        Random random = new Random(16);
        String text = token("n1").text();
        String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int i = 0; i < text.length() - 1; i++) {
            char other = letters.charAt(random.nextInt(letters.length()));
            if (other != text.charAt(i)) {
                assertUnreadable(text.substring(0, i) + other + text.substring(i + 1));
            }
            assertUnreadable(text.substring(0, i) + text.substring(i + 1));
            assertUnreadable(text.substring(0, i));
        }
        assertUnreadable(text + "A");
        assertUnreadable(text.repeat(10));
        assertUnreadable("gather-minion join " + text);
    }

    @Test
    void anyBytesAreReadOrRefused() {
        Random random = new Random(17);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = new byte[random.nextInt(150)];
            random.nextBytes(bytes);
            assertUnreadable(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            assertUnreadable(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1));
        }
    }
}
