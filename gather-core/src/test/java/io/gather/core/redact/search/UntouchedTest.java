package io.gather.core.redact.search;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.gather.core.redact.Marked;
import io.gather.core.redact.Redactor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UntouchedTest {
    @Test
    void tellsWhetherAnythingIsMasked() throws Exception {
        Redactor rules = Marked.redactor("00ff");

        assertThat(leaves(rules, "user=a\n".repeat(50_000))).isTrue();
        assertThat(leaves(rules, "user=a\n".repeat(50_000) + "password=hunter2")).isFalse();
        assertThat(leaves(Redactor.of(List.of("s3same-[0-9]+")), "x s3same-1 y")).isFalse();
        assertThat(leaves(Redactor.NONE, "password=hunter2")).isTrue();
    }

    @Test
    void countsWhatCouldBeReadBeforeDamage() throws Exception {
        InputStream damaged = new SequenceInputStream(text("password=hunter2\nmore"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("cut off");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return read();
            }
        });

        assertThat(new Untouched(Marked.redactor("")).leaves(damaged, () -> {})).isFalse();
    }

    @Test
    void endsWhenNobodyWantsToKnow() {
        assertThatThrownBy(() -> new Untouched(Marked.redactor("")).leaves(text("a"), () -> {
            throw new IOException("time is over");
        })).hasMessage("time is over");
    }

    private static boolean leaves(Redactor redactor, String text) throws IOException {
        return new Untouched(redactor).leaves(text(text), () -> {});
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
